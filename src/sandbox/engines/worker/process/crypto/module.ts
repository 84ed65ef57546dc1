import { coded } from '../node-error.ts';
import { getHashes } from './algorithms.ts';
import { toBuffer } from './bytes.ts';
import { Hash, Hmac, createHash, createHmac, hash } from './hash.ts';
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from './passwords.ts';
import { randomBytes, randomFill, randomFillSync, randomInt, randomUUID } from './random.ts';
import { webcrypto } from './webcrypto.ts';

/** Compares two secrets, taking as long whether they differ early, late or not. */
function timingSafeEqual(first: ArrayBufferView, second: ArrayBufferView): boolean {
  const [left, right] = [toBuffer('buf1', first), toBuffer('buf2', second)];
  if (left.length !== right.length) {
    const error = new RangeError('Input buffers must have the same byte length');
    throw coded(error, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH');
  }
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= left[i]! ^ right[i]!;
  return difference === 0;
}

/** `node:crypto`, as far as it goes: digests, slow hashes for passwords, random values. */
export const nodeCrypto = {
  Hash,
  Hmac,
  createHash,
  createHmac,
  getHashes,
  getRandomValues: <View extends ArrayBufferView>(view: View) =>
    webcrypto.getRandomValues(view as never),
  hash,
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  subtle: webcrypto.subtle,
  timingSafeEqual,
  webcrypto,
};
