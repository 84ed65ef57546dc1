/** Takes large files along, one after the other, with progress. What has come stays, so a second try goes on from there. */
import type { KeptFile } from './files.ts';

/** Why a file did not come: no room, no connection, or the site has no such file any more. */
export type TakingTrouble = 'full' | 'connection' | 'gone';

/** Says why not everything could be taken. */
export class TakingError extends Error {
  override name = 'TakingError';
  constructor(
    readonly trouble: TakingTrouble,
    cause: unknown,
  ) {
    super(`The course could not be taken along: ${trouble}.`, { cause });
  }
}

/** Where files are kept: a `Cache`. */
export type Store = Pick<Cache, 'match' | 'put'>;

interface Options {
  store: Store;
  /** Bytes that are here, of all files. */
  onProgress?(bytes: number): void;
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
}

/** The files that are not there yet. */
export async function missingFrom(store: Store, files: readonly KeptFile[]): Promise<KeptFile[]> {
  const found = await Promise.all(files.map(({ url }) => store.match(url, { ignoreVary: true })));
  return files.filter((_, at) => !found[at]);
}

/**
 * Stores those of `files` that are missing. Rejects with a `TakingError` when that cannot be done, and with the signal's
 * reason when it is aborted.
 */
export async function takeAlong(files: readonly KeptFile[], options: Options): Promise<void> {
  const { store, onProgress, signal, fetch = globalThis.fetch } = options;
  const missing = await missingFrom(store, files);
  let here = files
    .filter((file) => !missing.includes(file))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  onProgress?.(here);

  for (const { url, bytes, integrity } of missing) {
    const response = await fetch(url, { signal, integrity, cache: 'force-cache' }).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        throw new TakingError('connection', error);
      },
    );
    if (!response.ok || !response.body) throw new TakingError('gone', response.status);
    let came = 0;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, out) {
        came += chunk.length;
        onProgress?.(here + Math.min(came, bytes));
        out.enqueue(chunk);
      },
    });
    const { headers } = response;
    const counted = new Response(response.body.pipeThrough(counter), { headers });
    await store.put(url, counted).catch((error: unknown) => {
      signal?.throwIfAborted();
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      throw new TakingError(isFull ? 'full' : 'connection', error);
    });
    here += bytes;
    onProgress?.(here);
  }
}
