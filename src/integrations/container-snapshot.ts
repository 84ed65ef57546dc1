import { snapshot } from '@webcontainer/snapshot';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { writePackages } from './container-packages.ts';

const NAME = 'virtual:container-snapshot';

/** The programs that run in a WebContainer, and the folder they lie in there. */
const sources = fileURLToPath(
  new URL('../sandbox/engines/webcontainer/container/', import.meta.url),
);
const programs = ['gateway', 'run', 'tap'];
const HOME = '.pass';

/**
 * Vite plugin: `virtual:container-snapshot` gives the address of a file with everything that is mounted into a
 * WebContainer before any project: the programs of ours that run there, and the npm packages of these names. One binary,
 * in the vendor's own format, made while the site is built, so that nothing is installed while somebody learns.
 */
export function containerSnapshot(packageNames: readonly string[]): Plugin {
  let made: Promise<{ file: string; inputs: string[] }> | null = null;

  return {
    name: 'the-pass:container-snapshot',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return;
      const { file, inputs } = await (made ??= makeSnapshot(packageNames));
      for (const input of inputs) this.addWatchFile(input);
      return `export { default } from ${JSON.stringify(`${file}?url`)};`;
    },
    watchChange(changed) {
      if (changed.startsWith(sources)) made = null;
    },
  };
}

/** Writes the snapshot where builds and the development server find it. */
async function makeSnapshot(
  packageNames: readonly string[],
): Promise<{ file: string; inputs: string[] }> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/the-pass/', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'the-pass-container-'));
  try {
    const home = join(folder, HOME);
    await mkdir(home);
    const built = await Promise.all(programs.map(bundle));
    for (const { name, code } of built) await writeFile(join(home, `${name}.mjs`), code);
    await writePackages(home, packageNames);
    await mkdir(cache, { recursive: true });
    const file = join(cache, 'container.bin');
    // In one step: another build may read it at this moment.
    const fresh = `${file}.${process.pid}`;
    await writeFile(fresh, await snapshot(folder));
    await rename(fresh, file);
    return { file, inputs: built.flatMap(({ inputs }) => inputs) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A program and all it imports as one module. Node's own modules stay outside. */
async function bundle(name: string): Promise<{ name: string; code: string; inputs: string[] }> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'node20',
      minify: true,
      lib: { entry: join(sources, `${name}.ts`), formats: ['es'] },
      rolldownOptions: { external: [/^node:/, ...builtinModules] },
    },
  });
  const [made] = Array.isArray(output) ? output : [output];
  if (!made || !('output' in made)) throw new Error(`Bundling ${name} gave no output.`);
  const [chunk] = made.output;
  return { name, code: chunk.code, inputs: chunk.moduleIds.filter((file) => file.startsWith('/')) };
}
