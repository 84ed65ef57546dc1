import { query } from './db.ts';
import { isRight, toKeep } from './passwords.ts';

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

/** Whether somebody may come in as this user. */
export async function logIn(user: User, password: string): Promise<boolean> {
  return isRight(password, user.password);
}
