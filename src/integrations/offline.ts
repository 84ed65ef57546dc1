import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { groupFiles, type BuiltFile, type KeptFiles } from '#offline/files.ts';

const source = fileURLToPath(new URL('../offline/worker.ts', import.meta.url));
const NAME = 'service-worker.js';

/**
 * What `astro dev` gives for a service worker: one that removes itself and all that was stored. Else a site that was built
 * and previewed at the same address would stand before the one that is being written.
 */
const removesItself = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('the-pass')) await caches.delete(name);
  await registration.unregister();
})()));`;

/**
 * Astro integration: writes the service worker of `src/offline/worker.ts` beside the pages of the built site, with the
 * list of all files that it keeps.
 */
export function offline(): AstroIntegration {
  return {
    name: 'the-pass:offline',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`/${NAME}`, (_request, response) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(removesItself);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = groupFiles(await readSite(folder));
        await writeFile(join(folder, NAME), await bundle(files));
        logger.info(`${files.first.length} files are kept at the first visit`);
      },
    },
  };
}

/** All files of the built site. */
async function readSite(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (file) => {
      const contents = await readFile(file);
      return {
        path: relative(folder, file).split(sep).join(posix.sep),
        bytes: contents.length,
        hash: createHash('sha256').update(contents).digest('base64'),
      };
    }),
  );
}

/** The worker and all it imports as one classic script: not every browser takes modules there. */
async function bundle(files: KeptFiles): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { KEPT_FILES: JSON.stringify(files) },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: source, formats: ['iife'], name: 'worker' },
    },
  });
  const [made] = Array.isArray(output) ? output : [output];
  if (!made || !('output' in made)) throw new Error('Bundling the service worker gave no output.');
  return made.output[0].code;
}
