import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:fresh-database';
const cache = fileURLToPath(new URL('../../node_modules/.cache/the-pass/', import.meta.url));

/**
 * Vite plugin: `virtual:fresh-database` gives the address of a file with the directory of a Postgres in which nothing has
 * happened yet, as a gzipped tar of PGlite's. Making one takes a slow device a quarter of a minute (`initdb`), so it is
 * made here, once, with `settings` in its postgresql.conf; learners' devices start from it.
 */
export function freshDatabase(settings: readonly string[]): Plugin {
  let made: Promise<string> | null = null;

  return {
    name: 'the-pass:fresh-database',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return;
      return `export { default } from ${JSON.stringify(`${await (made ??= makeDatabase(settings))}?url`)};`;
    },
  };
}

/** Makes the file, unless there is one of this version of PGlite with these settings. Returns its path. */
async function makeDatabase(settings: readonly string[]): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha256').update(settings.join('\n')).digest('hex').slice(0, 8);
  // No name that ends in .gz: some hosts would say it is encoded so, and browsers would unpack it.
  const file = join(cache, `postgres-${version}-${hash}.bin`);
  if (existsSync(file)) return file;

  const database = await PGlite.create({ postgresqlconf: [...settings] });
  const dump = await database.dumpDataDir('gzip');
  await database.close();
  await mkdir(cache, { recursive: true });
  // In one step: another build may read it at this moment.
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, new Uint8Array(await dump.arrayBuffer()));
  await rename(fresh, file);
  return file;
}
