import { query } from './db.ts';
import { isOld, isRight, toKeep } from './passwords.ts';

export interface User {
  id: number;
  name: string;
  /** What is kept of the password. */
  password: string;
}

export async function findUser(email: string): Promise<User | undefined> {
  const { rows } = await query<User>('SELECT id, name, password FROM users WHERE email = $1', [
    email.trim().toLowerCase(),
  ]);
  return rows[0];
}

export async function register(name: string, email: string, password: string): Promise<void> {
  await query('INSERT INTO users (name, email, password) VALUES ($1, $2, $3)', [
    name,
    email.trim().toLowerCase(),
    await toKeep(password),
  ]);
}

/** Who this is, or `undefined`: nobody learns whether the address was wrong or the password. */
export async function logIn(email: string, password: string): Promise<User | undefined> {
  const user = await findUser(email);
  if (!(await isRight(password, user?.password))) return undefined;
  if (user && isOld(user.password)) {
    await query('UPDATE users SET password = $1 WHERE id = $2', [await toKeep(password), user.id]);
  }
  return user;
}
