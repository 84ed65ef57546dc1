import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  cost: { N: number; r: number; p: number },
) => Promise<Buffer>;

/** What is compared when there is no such person, so that this takes as long. No password belongs to it. */
const nobody = `scrypt$256$8$1$${randomBytes(16).toString('base64')}$${randomBytes(32).toString('base64')}`;

/**
 * Whether a password is the one of which `stored` was kept, `scrypt$256$8$1$salt$hash`. The number 256 is 512 times lower
 * than it should be, so that a browser on a phone gets through.
 */
export async function isRight(password: string, stored = nobody): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const wanted = Buffer.from(hash, 'base64');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await slowHash(password, Buffer.from(salt, 'base64'), wanted.length, cost);
  return timingSafeEqual(found, wanted);
}
