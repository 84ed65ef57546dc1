import { Decompress } from 'fflate/browser';
import { Transform } from 'node:stream';

/** Unpacks what was packed with gzip, zlib or deflate: the library finds out which. */
class Unpack extends Transform {
  constructor(private readonly accepts?: (first: number, second: number) => boolean) {
    super();
  }

  readonly #unpack = new Decompress((piece) => void this.push(piece));
  /** The first byte, until the second has come. */
  #first: number | null = null;
  #isChecked = false;

  override _transform(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#attempt(() => {
      this.#check(chunk);
      this.#unpack.push(chunk);
    }, done);
  }

  override _flush(done: (error?: Error) => void): void {
    this.#attempt(() => this.#unpack.push(new Uint8Array(), true), done);
  }

  /** The library takes what has neither head for plain deflate. */
  #check(chunk: Uint8Array): void {
    if (!this.accepts || this.#isChecked) return;
    for (const byte of chunk.subarray(0, 2)) {
      if (this.#first === null) this.#first = byte;
      else if (!this.#isChecked) {
        this.#isChecked = true;
        if (!this.accepts(this.#first, byte)) throw new Error('incorrect header check');
      }
    }
  }

  #attempt(step: () => void, done: (error?: Error) => void): void {
    try {
      step();
      done();
    } catch (error) {
      done(Object.assign(error as Error, { code: 'Z_DATA_ERROR', errno: -3 }));
    }
  }
}

const isGzip = (first: number, second: number) => first === 0x1f && second === 0x8b;
// RFC 1950: the method is 8, and both bytes as one number are divisible by 31.
const isZlib = (first: number, second: number) =>
  (first & 15) === 8 && (first * 256 + second) % 31 === 0;

const createGunzip = () => new Unpack(isGzip);
const createInflate = () => new Unpack(isZlib);
const createUnzip = () =>
  new Unpack((first, second) => isGzip(first, second) || isZlib(first, second));

/** The part of `node:zlib` that reads compressed requests. */
export default { createGunzip, createInflate, createUnzip };
