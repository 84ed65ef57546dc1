import { PGlite } from '@electric-sql/pglite';
import { auto_explain } from '@electric-sql/pglite/contrib/auto_explain';
import { pageinspect } from '@electric-sql/pglite/contrib/pageinspect';
import initdbUrl from '@electric-sql/pglite/initdb.wasm?url';
import dataUrl from '@electric-sql/pglite/pglite.data?url';
import wasmUrl from '@electric-sql/pglite/pglite.wasm?url';
import { keepDump, keptDump } from './kept-dump.ts';

/** About how many bytes are loaded in all, unpacked. Only the progress depends on it. */
const TOTAL_BYTES = 15_700_000;

/** How much of the progress is loading; the rest is starting. */
const LOADING_SHARE = 70;

/**
 * Every statement leaves its plan in a notice, with the pages it read; the trace takes it out again. In the
 * configuration rather than set in the session, so that a program's RESET does not end it.
 */
const settings = [
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_analyze = on',
  'auto_explain.log_buffers = on',
  'auto_explain.log_timing = off',
  'auto_explain.log_format = json',
  'auto_explain.log_level = notice',
  'auto_explain.log_parameter_max_length = 0',
];

/** Loads and starts Postgres. `progress` is called with percents. The first start is the slow one: it makes a database. */
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
  const compile = async (url: string) => WebAssembly.compile(await (await load(url)).arrayBuffer());

  const dump = await keptDump();
  const [pgliteWasmModule, fsBundle, initdbWasmModule] = await Promise.all([
    compile(wasmUrl),
    load(dataUrl),
    dump ? undefined : compile(initdbUrl),
  ]);
  progress(LOADING_SHARE);
  const database = await PGlite.create({
    pgliteWasmModule,
    fsBundle,
    ...(initdbWasmModule && { initdbWasmModule }),
    ...(dump && { loadDataDir: dump }),
    extensions: { auto_explain, pageinspect },
    // A dump has its configuration in it.
    ...(!dump && { postgresqlconf: settings }),
  });
  if (!dump) await keepDump(await database.dumpDataDir('none'));
  await database.exec("LOAD 'auto_explain'");
  progress(100);
  return database;
}
