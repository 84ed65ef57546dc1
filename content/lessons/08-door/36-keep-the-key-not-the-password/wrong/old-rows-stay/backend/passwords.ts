import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { cost } from './cost.ts';

const slowHash = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  settings: { N: number; r: number; p: number },
) => Promise<Buffer>;

/** What is kept of a password: how it was hashed, a salt of its own, and the hash. */
export async function toKeep(password: string): Promise<string> {
  const salt = randomBytes(16);
  const { N, r, p } = cost.scrypt;
  const hash = await slowHash(password, salt, 32, { N, r, p });
  return ['scrypt', N, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** What is compared when there is nobody. No password belongs to it. */
const nobody = await toKeep(randomBytes(32).toString('hex'));

/** Whether a password is the one of which this was kept. Takes as long when nothing was kept. */
export async function isRight(password: string, kept = nobody): Promise<boolean> {
  if (kept.startsWith('sha256:')) return kept === `sha256:${fastHash(password)}`;
  if (!kept.startsWith('scrypt$')) return kept === password;
  const [, N, r, p, salt, hash] = kept.split('$');
  const wanted = Buffer.from(hash, 'base64');
  const found = await slowHash(password, Buffer.from(salt, 'base64'), wanted.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(found, wanted);
}

function fastHash(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}
