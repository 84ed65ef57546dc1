/**
 * How often this course is cheaper than a server may be: everything runs on your device here, which may be a phone.
 */
const FACTOR = 512;

/** What a slow hash should cost, divided by that. Use `scrypt`, or `pbkdf2` with SHA-512 where there is no `scrypt`. */
export const cost = {
  scrypt: { N: 2 ** 17 / FACTOR, r: 8, p: 1 },
  pbkdf2: { iterations: Math.ceil(220_000 / FACTOR), digest: 'sha512' },
};
