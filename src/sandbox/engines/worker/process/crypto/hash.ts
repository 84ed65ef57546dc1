import type { Hash as Hashing } from '@noble/hashes/utils.js';
import { Buffer } from 'buffer';
import { Transform } from 'readable-stream';
import { coded, requireString } from '../node-error.ts';
import { findAlgorithm, requireDigest } from './algorithms.ts';
import { toBytes, toOutput, type BinaryLike } from './bytes.ts';
import { noble } from './noble.ts';

const views = 'an instance of Buffer, TypedArray, or DataView';
const keys = 'an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey';

/** A digest in the making: bytes go in with `update` or through the stream, and come out once. */
abstract class Digesting extends Transform {
  protected done = false;
  protected abstract readonly hashing: Hashing<never>;

  update(data: BinaryLike, encoding?: string): this {
    if (this.done) throw finalized();
    if (data instanceof ArrayBuffer) throw toBytesError(data);
    this.hashing.update(toBytes('data', data, encoding, `of type string or ${views}`));
    return this;
  }

  override _transform(
    chunk: Uint8Array,
    encoding: string,
    done: (error?: Error | null) => void,
  ): void {
    this.update(chunk, encoding);
    done();
  }

  override _flush(done: (error?: Error | null) => void): void {
    this.push(toOutput(this.conclude()));
    done();
  }

  protected conclude(): Uint8Array {
    this.done = true;
    return this.hashing.digest();
  }
}

function toBytesError(data: unknown): unknown {
  try {
    return toBytes('data', { data }, undefined, `of type string or ${views}`);
  } catch (error) {
    return error;
  }
}

/** What `createHash` gives. */
export class Hash extends Digesting {
  protected override readonly hashing: Hashing<never>;

  constructor(name: string, from?: Hashing<never>) {
    super();
    requireString('algorithm', name);
    const algorithm = findAlgorithm(name);
    if (!algorithm) throw new Error('Digest method not supported');
    this.hashing = from ?? (algorithm.create() as unknown as Hashing<never>);
    Object.defineProperty(this, 'algorithm', { value: name, enumerable: false });
  }

  digest(encoding?: string): string | Buffer {
    if (this.done) throw finalized();
    return toOutput(this.conclude(), encoding);
  }

  /** Another digest that has taken the same bytes so far. */
  copy(): Hash {
    if (this.done) throw finalized();
    return new Hash((this as unknown as { algorithm: string }).algorithm, this.hashing.clone());
  }
}

/** What `createHmac` gives. */
export class Hmac extends Digesting {
  protected override readonly hashing: Hashing<never>;

  constructor(name: string, key: unknown) {
    super();
    requireString('hmac', name);
    const bytes = toBytes('key', key, undefined, `of type string or ${keys}`);
    this.hashing = noble().hmac.create(
      requireDigest('hmac', name),
      bytes,
    ) as unknown as Hashing<never>;
  }

  /** The second time it is empty: that is Node's way. */
  digest(encoding?: string): string | Buffer {
    return toOutput(this.done ? new Uint8Array() : this.conclude(), encoding);
  }
}

/** `crypto.createHash`. */
export const createHash = (algorithm: string): Hash => new Hash(algorithm);

/** `crypto.createHmac`. */
export const createHmac = (algorithm: string, key: unknown): Hmac => new Hmac(algorithm, key);

/** `crypto.hash`: the digest of one piece of data. */
export function hash(name: string, data: BinaryLike, encoding = 'hex'): string | Buffer {
  requireString('algorithm', name);
  const algorithm = findAlgorithm(name);
  if (!algorithm) throw new Error(`Digest method ${name} is not supported`);
  return toOutput(
    algorithm(toBytes('input', data, undefined, `of type string or ${views}`)),
    encoding,
  );
}

function finalized(): Error {
  return coded(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED');
}
