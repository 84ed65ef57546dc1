import { commonPasswords } from './common-passwords.ts';

/** What is wrong with a new password, in a sentence. `null` when it may be used. */
export function whatIsWrongWith(password: string): string | null {
  if (password.length < 15) return 'Please take at least 15 characters. A few words are fine.';
  if (password.length > 1000) return 'Please take at most 1000 characters.';
  if (commonPasswords.includes(password))
    return 'Many people have this password. Please take another.';
  return null;
}
