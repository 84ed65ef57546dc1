import { createHash, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { cost } from './cost.ts';

/** What is kept of a password. */
export interface Lock {
  salt: Buffer;
  iterations: number;
  hash: Buffer;
}

export async function makeLock(password: string): Promise<Lock> {
  const lock = { salt: randomBytes(16), iterations: cost.pbkdf2.iterations };
  return { ...lock, hash: await hashOf(password, lock) };
}

/** For people who are not there: no password opens it, and trying one takes as long. */
export const nobodysLock: Lock = {
  salt: randomBytes(16),
  iterations: cost.pbkdf2.iterations,
  hash: randomBytes(64),
};

export async function isRight(password: string, lock: Lock): Promise<boolean> {
  return timingSafeEqual(await hashOf(password, lock), lock.hash);
}

export function hashOf(
  password: string,
  { salt, iterations }: Pick<Lock, 'salt' | 'iterations'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    pbkdf2(password, salt, iterations, 64, cost.pbkdf2.digest, (error, hash) =>
      error ? reject(error) : resolve(hash),
    ),
  );
}

/** Whether a password belongs to a row from before: written out, or with the hash of the old computer. */
export function isOldPassword(password: string, row: string): boolean {
  const fast = createHash('sha256').update(password).digest('hex');
  return row.startsWith('sha256:') ? row === `sha256:${fast}` : row === password;
}
