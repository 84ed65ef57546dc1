import { toData } from './descriptors.ts';
import { later } from './later.ts';
import type { PathLike } from './paths.ts';
import { Dirent, type Stats } from './stats.ts';
import { ReadStream, WriteStream } from './streams.ts';
import { constants, descriptorOperations as open, operations } from './sync.ts';

type Operation = (...args: never[]) => unknown;

function promising<Fn extends Operation>(operation: Fn) {
  return async (...args: Parameters<Fn>): Promise<Awaited<ReturnType<Fn>>> => {
    const { signal } = (args as unknown[]).find(isObject) ?? {};
    if (signal?.aborted) throw toAbortError(signal);
    return later(() => operation(...args) as Awaited<ReturnType<Fn>>);
  };
}

function isObject(value: unknown): value is { signal?: AbortSignal } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof URL)
  );
}

function toAbortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { code: 'ABORT_ERR', name: 'AbortError' });
}

/** An open file of `fs/promises`. */
export class FileHandle {
  constructor(readonly fd: number) {}

  readFile = (options?: string | { encoding?: string }) =>
    later(() => operations.readFile(this.fd, options));
  writeFile = (data: unknown, options?: string) =>
    later(() => operations.writeFile(this.fd, data, options));
  appendFile = this.writeFile;
  stat = (): Promise<Stats> => later(() => open.fstat(this.fd));
  truncate = (length?: number) => later(() => open.ftruncate(this.fd, length));
  sync = () => later(() => open.fsync(this.fd));
  close = () => later(() => open.close(this.fd));
  read = (buffer: ArrayBufferView, ...rest: unknown[]) =>
    later(() => ({ bytesRead: open.read(this.fd, buffer, ...rest), buffer }));
  write = (data: string | ArrayBufferView, ...rest: unknown[]) =>
    later(() => ({ bytesWritten: open.write(this.fd, data, ...rest), buffer: data }));

  async *readLines(): AsyncGenerator<string> {
    const text = String(await this.readFile('utf8'));
    for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) yield line;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** What to write may come in pieces, over time. */
async function collect(data: unknown, encoding?: string): Promise<unknown> {
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data;
  if (!(Symbol.asyncIterator in data) && !(Symbol.iterator in data)) return data;
  const pieces: Uint8Array[] = [];
  for await (const piece of data as AsyncIterable<unknown>) pieces.push(toData(piece, encoding));
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

const plain = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [name, promising(operation as Operation)]),
) as { [Name in keyof typeof operations]: ReturnType<typeof promising<(typeof operations)[Name]>> };

/** `node:fs/promises`. */
export const promises = {
  ...plain,
  constants,
  open: async (path: PathLike, flags?: string) =>
    new FileHandle(await later(() => open.open(path, flags))),
  async *opendir(path: PathLike): AsyncGenerator<Dirent> {
    for (const entry of await plain.readdir(path, { withFileTypes: true })) yield entry as Dirent;
  },
  async writeFile(path: PathLike | FileHandle, data: unknown, options?: never): Promise<void> {
    const target = path instanceof FileHandle ? path.fd : path;
    await plain.writeFile(target, await collect(data), options);
  },
  async readFile(path: PathLike | FileHandle, options?: never) {
    return plain.readFile(path instanceof FileHandle ? path.fd : path, options);
  },
};

/** Streams, which `fs` has and `fs/promises` has not. */
export const streams = {
  ReadStream,
  WriteStream,
  createReadStream: (...args: ConstructorParameters<typeof ReadStream>) => new ReadStream(...args),
  createWriteStream: (...args: ConstructorParameters<typeof WriteStream>) =>
    new WriteStream(...args),
};
