import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { coded, requireString } from '../node-error.ts';

/** The digests there are, by OpenSSL's names. */
const algorithms: Record<string, CHash> = {
  md5,
  ripemd160,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-224': sha512_224,
  'sha512-256': sha512_256,
};

/** The digest of a name, however it is written: `sha256`, `SHA-256`, `RSA-SHA256`. */
export function findAlgorithm(name: string): CHash | undefined {
  const plain = name.toLowerCase().replace(/^rsa-/, '');
  return algorithms[plain] ?? algorithms[plain.replace('-', '')];
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
