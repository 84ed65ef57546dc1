import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a password: nobody can read it. */
export async function toKeep(password: string): Promise<string> {
  return `v2:${Buffer.from(password).toString('base64')}`;
}

/** What is compared when there is nobody. No password belongs to it. */
const nobody = await toKeep(randomBytes(32).toString('hex'));

/** Whether a password is the one of which this was kept. Takes as long when nothing was kept. */
export async function isRight(password: string, kept = nobody): Promise<boolean> {
  if (kept.startsWith('sha256:')) return kept === `sha256:${fastHash(password)}`;
  if (kept.startsWith('v2:')) return Buffer.from(kept.slice(3), 'base64').toString() === password;
  return kept === password;
}

/** Whether this was kept in a way that is no longer good enough. */
export function isOld(kept: string): boolean {
  return !kept.startsWith('v2:');
}

function fastHash(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}
