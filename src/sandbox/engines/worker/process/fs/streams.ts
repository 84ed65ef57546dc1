import { Buffer } from 'buffer';
import { Readable, Writable } from 'readable-stream';
import { closeFile, openFile, readInto, writeFrom } from './descriptors.ts';
import { later } from './later.ts';
import { toPath, type PathLike } from './paths.ts';

interface StreamOptions {
  encoding?: BufferEncoding;
  flags?: string;
  /** First and last byte, both included. */
  start?: number;
  end?: number;
  highWaterMark?: number;
}

/** `fs.ReadStream`. */
export class ReadStream extends Readable {
  readonly path: string;
  bytesRead = 0;
  fd: number | null = null;
  readonly #flags: string;
  readonly #end: number;
  #position: number;

  constructor(path: PathLike, options: StreamOptions | BufferEncoding = {}) {
    const {
      encoding,
      flags = 'r',
      start = 0,
      end = Infinity,
      highWaterMark = 65_536,
    } = typeof options === 'string' ? { encoding: options } : options;
    super({ highWaterMark, ...(encoding && { encoding }) });
    this.path = toPath(path);
    this.#flags = flags;
    this.#position = start;
    this.#end = end;
  }

  override _construct(done: (error?: Error | null) => void): void {
    try {
      this.fd = openFile(this.path, this.#flags);
      done();
      this.emit('open', this.fd);
      this.emit('ready');
    } catch (error) {
      done(error as Error);
    }
  }

  override _read(size: number): void {
    const wanted = Math.max(0, Math.min(size, this.#end - this.#position + 1));
    const chunk = Buffer.alloc(wanted);
    // In a turn of its own, so that pieces arrive one by one.
    later(() =>
      wanted === 0 || this.fd === null ? 0 : readInto(this.fd, chunk, this.#position),
    ).then(
      (count) => {
        this.#position += count;
        this.bytesRead += count;
        this.push(count === 0 ? null : chunk.subarray(0, count));
      },
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.fd !== null) closeFile(this.fd);
    this.fd = null;
    done(error);
  }

  close(callback?: () => void): void {
    if (callback) this.once('close', callback);
    this.destroy();
  }
}

/** `fs.WriteStream`. */
export class WriteStream extends Writable {
  readonly path: string;
  bytesWritten = 0;
  fd: number | null = null;
  readonly #flags: string;
  #position: number | null;

  constructor(path: PathLike, options: StreamOptions | BufferEncoding = {}) {
    const {
      encoding,
      flags = 'w',
      start,
    } = typeof options === 'string' ? { encoding: options } : options;
    super({ ...(encoding && { defaultEncoding: encoding }) });
    this.path = toPath(path);
    this.#flags = flags;
    this.#position = start ?? null;
  }

  override _construct(done: (error?: Error | null) => void): void {
    try {
      this.fd = openFile(this.path, this.#flags);
      done();
      this.emit('open', this.fd);
      this.emit('ready');
    } catch (error) {
      done(error as Error);
    }
  }

  override _write(
    chunk: Uint8Array,
    _encoding: string,
    done: (error?: Error | null) => void,
  ): void {
    try {
      const count = writeFrom(this.fd!, chunk, this.#position);
      if (this.#position !== null) this.#position += count;
      this.bytesWritten += count;
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.fd !== null) closeFile(this.fd);
    this.fd = null;
    done(error);
  }

  close(callback?: () => void): void {
    if (callback) this.once('close', callback);
    this.end();
  }
}
