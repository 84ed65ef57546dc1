/** What is wrong with a new password, in a sentence. `null` when it may be used. */
export function whatIsWrongWith(password: string): string | null {
  if (password.length < 8 || password.length > 20) return 'Please take 8 to 20 characters.';
  if (!/[!?%&$]/.test(password)) return 'Please take one of the signs ! ? % & $.';
  return null;
}
