import { createHash } from 'node:crypto';

/** What is kept of a password. */
export async function toKeep(password: string): Promise<string> {
  return password;
}

/** Whether a password is the one of which this was kept. */
export async function isRight(password: string, kept: string): Promise<boolean> {
  // The restaurant's old computer wrote rows like this one.
  if (kept.startsWith('sha256:')) {
    return kept === `sha256:${createHash('sha256').update(password).digest('hex')}`;
  }
  return kept === password;
}
