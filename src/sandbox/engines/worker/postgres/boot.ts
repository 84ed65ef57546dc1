import { PGlite } from '@electric-sql/pglite';
import { auto_explain } from '@electric-sql/pglite/contrib/auto_explain';
import { pageinspect } from '@electric-sql/pglite/contrib/pageinspect';
import dataUrl from '@electric-sql/pglite/pglite.data?url';
import wasmUrl from '@electric-sql/pglite/pglite.wasm?url';
import directoryUrl from 'virtual:fresh-database';

/** About how many bytes are loaded in all, unpacked. Only the progress depends on it. */
const TOTAL_BYTES = 19_900_000;

/** How much of the progress is loading; the rest is starting. */
const LOADING_SHARE = 70;

/** Loads and starts Postgres, with a database in which nothing has happened yet. `progress` is called with percents. */
export async function boot(progress: (percent: number) => void): Promise<PGlite> {
  let loaded = 0;
  const load = async (url: string): Promise<Blob> => {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        progress(Math.min(LOADING_SHARE, Math.floor((loaded / TOTAL_BYTES) * LOADING_SHARE)));
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(count)).blob();
  };

  const [pgliteWasmModule, fsBundle, directory] = await Promise.all([
    load(wasmUrl).then(async (blob) => WebAssembly.compile(await blob.arrayBuffer())),
    load(dataUrl),
    load(directoryUrl),
  ]);
  progress(LOADING_SHARE);
  const database = await PGlite.create({
    pgliteWasmModule,
    fsBundle,
    loadDataDir: new Blob([directory], { type: 'application/gzip' }),
    extensions: { auto_explain, pageinspect },
  });
  await database.exec("LOAD 'auto_explain'");
  progress(100);
  return database;
}
