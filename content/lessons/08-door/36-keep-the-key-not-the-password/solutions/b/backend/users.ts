import { query } from './db.ts';
import { hashOf, isOldPassword, isRight, makeLock, nobodysLock, type Lock } from './passwords.ts';

export interface User {
  id: number;
  name: string;
  /** A password in one of the old ways; `null` once it has a lock. */
  password: string | null;
}

export async function findUser(email: string): Promise<User | undefined> {
  const { rows } = await query<User>('SELECT id, name, password FROM users WHERE email = $1', [
    email.trim().toLowerCase(),
  ]);
  return rows[0];
}

export async function register(name: string, email: string, password: string): Promise<void> {
  const { rows } = await query<User>(
    'INSERT INTO users (name, email) VALUES ($1, $2) RETURNING id',
    [name, email.trim().toLowerCase()],
  );
  await putLock(rows[0].id, password);
}

/** Who this is, or `undefined`: nobody learns whether the address was wrong or the password. */
export async function logIn(email: string, password: string): Promise<User | undefined> {
  const user = await findUser(email);
  if (user && user.password !== null) {
    if (!isOldPassword(password, user.password)) {
      await hashOf(password, nobodysLock);
      return undefined;
    }
    await putLock(user.id, password);
    await query('UPDATE users SET password = NULL WHERE id = $1', [user.id]);
    return user;
  }
  const { rows } = await query<Lock>(
    'SELECT salt, iterations, hash FROM locks WHERE user_id = $1',
    [user?.id ?? 0],
  );
  return (await isRight(password, rows[0] ?? nobodysLock)) ? user : undefined;
}

async function putLock(user: number, password: string): Promise<void> {
  const { salt, iterations, hash } = await makeLock(password);
  await query('INSERT INTO locks (user_id, salt, iterations, hash) VALUES ($1, $2, $3, $4)', [
    user,
    salt,
    iterations,
    hash,
  ]);
}
