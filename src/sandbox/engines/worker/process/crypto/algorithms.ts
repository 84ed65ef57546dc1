import type { CHash } from '@noble/hashes/utils.js';
import { coded, requireString } from '../node-error.ts';
import { noble } from './noble.ts';

/** The digests there are, by OpenSSL's names. */
const algorithms = {
  md5: 'md5',
  ripemd160: 'ripemd160',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  'sha512-224': 'sha512_224',
  'sha512-256': 'sha512_256',
} as const;

/** The digest of a name, however it is written: `sha256`, `SHA-256`, `RSA-SHA256`. */
export function findAlgorithm(name: string): CHash | undefined {
  const plain = name.toLowerCase().replace(/^rsa-/, '');
  const known = [plain, plain.replace('-', '')].find((one) => Object.hasOwn(algorithms, one));
  return known === undefined ? undefined : noble()[algorithms[known as keyof typeof algorithms]];
}

/** The digest that an argument names. Throws Node's error when there is none. */
export function requireDigest(argument: string, name: unknown): CHash {
  requireString(argument, name);
  const found = findAlgorithm(name);
  if (found) return found;
  throw coded(new TypeError(`Invalid digest: ${name}`), 'ERR_CRYPTO_INVALID_DIGEST');
}

/** `crypto.getHashes`. */
export const getHashes = (): string[] => Object.keys(algorithms);
