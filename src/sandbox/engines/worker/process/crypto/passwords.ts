import { Buffer } from 'buffer';
import { send } from '../host.ts';
import { hold, release } from '../lifetime.ts';
import { coded, requireFunction, requireInteger } from '../node-error.ts';
import { requireDigest } from './algorithms.ts';
import { toBytes, type BinaryLike } from './bytes.ts';
import { noble } from './noble.ts';

// Each slow hash is told to the engine when it begins: whether one ran cannot be seen from outside, and must not be guessed
// from the time that an answer took.

type Callback<Value> = (error: Error | null, value?: Value) => void;
const MOST = 2 ** 31 - 1;

/** What `scrypt` costs; each option has a short and a long name. */
export interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
  /** Bytes it may take. */
  maxmem?: number;
}

function readScrypt(
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions = {},
) {
  const bytes = [toBytes('password', password), toBytes('salt', salt)] as const;
  requireInteger('keylen', length, 0, MOST);
  const either = (short: 'N' | 'r' | 'p', long: keyof ScryptOptions, usual: number) => {
    if (options[short] !== undefined && options[long] !== undefined) {
      const message = `Option "${short}" cannot be used in combination with option "${long}"`;
      throw coded(new TypeError(message), 'ERR_INCOMPATIBLE_OPTION_PAIR');
    }
    return options[short] ?? options[long] ?? usual;
  };
  const N = either('N', 'cost', 16_384);
  const r = either('r', 'blockSize', 8);
  const p = either('p', 'parallelization', 1);
  const maxmem = options.maxmem ?? 32 * 1024 * 1024;
  const refuse = (why: string) =>
    coded(new RangeError(`Invalid scrypt params${why}`), 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS');
  if (N < 2 || (N & (N - 1)) !== 0) throw refuse('');
  if (128 * N * r > maxmem) {
    throw refuse(': error:030000AC:digital envelope routines::memory limit exceeded');
  }
  send({ type: 'slow-hash', name: 'scrypt', work: N * r * p });
  return [...bytes, { N, r, p, dkLen: length, maxmem: Number.MAX_SAFE_INTEGER }] as const;
}

/** `crypto.scryptSync`. */
export function scryptSync(
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options?: ScryptOptions,
): Buffer {
  const [secret, salting, cost] = readScrypt(password, salt, length, options);
  return length === 0 ? Buffer.alloc(0) : Buffer.from(noble().scrypt(secret, salting, cost));
}

/** `crypto.scrypt`: gives way to other tasks between slices of the work. */
export function scrypt(
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  ...rest: unknown[]
): void {
  const callback = rest.at(-1);
  const options = rest.length > 1 ? (rest[0] as ScryptOptions) : {};
  const [secret, salting, cost] = readScrypt(password, salt, length, options);
  later(callback, () =>
    length === 0 ? Promise.resolve(new Uint8Array()) : noble().scryptAsync(secret, salting, cost),
  );
}

function readPbkdf2(
  password: unknown,
  salt: unknown,
  iterations: number,
  length: number,
  digest: unknown,
) {
  const bytes = [toBytes('password', password), toBytes('salt', salt)] as const;
  requireInteger('iterations', iterations, 1, MOST);
  requireInteger('keylen', length, 0, MOST);
  const algorithm = requireDigest('digest', digest);
  send({ type: 'slow-hash', name: 'pbkdf2', work: iterations });
  return [algorithm, ...bytes, { c: iterations, dkLen: length }] as const;
}

/** `crypto.pbkdf2Sync`. */
export function pbkdf2Sync(
  password: BinaryLike,
  salt: BinaryLike,
  iterations: number,
  length: number,
  digest: string,
): Buffer {
  return Buffer.from(noble().pbkdf2(...readPbkdf2(password, salt, iterations, length, digest)));
}

/** `crypto.pbkdf2`: gives way to other tasks between slices of the work. */
export function pbkdf2(
  password: BinaryLike,
  salt: BinaryLike,
  iterations: number,
  length: number,
  digest: string,
  callback: unknown,
): void {
  const read = readPbkdf2(password, salt, iterations, length, digest);
  later(callback, () => noble().pbkdf2Async(...read));
}

/** `crypto.hkdfSync`. */
export function hkdfSync(
  digest: string,
  key: BinaryLike,
  salt: BinaryLike,
  info: BinaryLike,
  length: number,
): ArrayBuffer {
  const algorithm = requireDigest('digest', digest);
  const parts = [toBytes('ikm', key), toBytes('salt', salt), toBytes('info', info)] as const;
  requireInteger('length', length, 0, MOST);
  return new Uint8Array(noble().hkdf(algorithm, ...parts, length)).buffer;
}

/** `crypto.hkdf`. */
export function hkdf(
  digest: string,
  key: BinaryLike,
  salt: BinaryLike,
  info: BinaryLike,
  length: number,
  callback: unknown,
): void {
  requireFunction('callback', callback);
  const derived = hkdfSync(digest, key, salt, info, length);
  settle(callback as Callback<ArrayBuffer>, Promise.resolve(derived));
}

function later(callback: unknown, work: () => Promise<Uint8Array>): void {
  requireFunction('callback', callback);
  settle(
    callback as Callback<Buffer>,
    work().then((bytes) => Buffer.from(bytes)),
  );
}

/** Calls back when the work is done; the process lives until then. */
function settle<Value>(callback: Callback<Value>, work: Promise<Value>): void {
  hold();
  work
    .then(
      (value) => () => callback(null, value),
      (error: unknown) => () => callback(error as Error),
    )
    // Out of the promise: an error in the callback is an error nobody caught, not a rejection.
    .then((call) => {
      queueMicrotask(call);
      release();
    }, release);
}
