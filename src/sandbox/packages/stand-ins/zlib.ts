import { Decompress } from 'fflate/browser';
import { Transform } from 'node:stream';

/** Unpacks what was packed with gzip, zlib or deflate: the library finds out which. */
class Unpack extends Transform {
  readonly #unpack = new Decompress((piece) => void this.push(piece));

  override _transform(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#attempt(() => this.#unpack.push(chunk), done);
  }

  override _flush(done: (error?: Error) => void): void {
    this.#attempt(() => this.#unpack.push(new Uint8Array(), true), done);
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

const unpack = () => new Unpack();

/** The part of `node:zlib` that reads compressed requests. */
export default { createGunzip: unpack, createInflate: unpack, createUnzip: unpack };
