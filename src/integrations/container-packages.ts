import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const PREFIX = 'container-package:';

/**
 * Writes npm packages into a folder `node_modules`, where Node finds them by these names: each as one file and what it
 * shares with others, with its own version. What nobody imports, and types and documents, are left out.
 */
export async function writePackages(folder: string, names: readonly string[]): Promise<void> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entries()],
    resolve: {
      conditions: ['node', 'import', 'require', 'default'],
      mainFields: ['module', 'main'],
    },
    ssr: { noExternal: true },
    build: {
      write: false,
      target: 'node20',
      minify: true,
      ssr: true,
      rolldownOptions: {
        input: names.map((name) => PREFIX + name),
        external: [/^node:/, ...builtinModules],
        output: {
          format: 'es',
          entryFileNames: 'entry-[hash].mjs',
          chunkFileNames: 'shared-[hash].mjs',
        },
      },
    },
  });
  const [made] = Array.isArray(output) ? output : [output];
  if (!made || !('output' in made)) throw new Error('Bundling the packages gave no output.');
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '.built'), { recursive: true });
  const entryOf = new Map<string, string>();
  for (const part of made.output) {
    if (part.type !== 'chunk') continue;
    await writeFile(join(modules, '.built', part.fileName), part.code);
    const name = part.facadeModuleId?.replace(`\0${PREFIX}`, '');
    if (part.isEntry && name) entryOf.set(name, part.fileName);
  }

  for (const [owner, subpaths] of Map.groupBy(names, ownerOf)) {
    const home = join(modules, owner);
    const exported: Record<string, string> = {};
    await mkdir(home, { recursive: true });
    for (const [index, name] of subpaths.entries()) {
      exported[`.${name.slice(owner.length)}`] = `./${index}.mjs`;
      const built = `${'../'.repeat(owner.split('/').length)}.built/${entryOf.get(name)}`;
      const lines = [`export * from '${built}';`, `export { default } from '${built}';`];
      await writeFile(join(home, `${index}.mjs`), lines.join('\n'));
    }
    const manifest = { name: owner, version: await versionOf(owner), exports: exported };
    await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  }
}

/** For each package a module that exports what Node would export under its name, and a default in any case. */
function entries(): Plugin {
  return {
    name: 'the-pass:container-packages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return;
      const name = id.slice(PREFIX.length + 1);
      const from = JSON.stringify(name);
      const exported = Object.keys((await import(name)) as object);
      // What Node calls `module.exports` is a CommonJS package as a whole.
      if (!exported.includes('module.exports')) {
        const whole = exported.includes('default')
          ? ''
          : `import * as all from ${from}; export default all;`;
        const own = exported.includes('default') ? `export { default } from ${from};` : '';
        return `export * from ${from}; ${own}${whole}`;
      }
      const members = exported.filter((key) => key !== 'default' && key !== 'module.exports');
      const lines = members.map((key, i) => `const x${i} = whole[${JSON.stringify(key)}];`);
      const keys = members.map((key, i) => `x${i} as ${JSON.stringify(key)}`);
      return `import whole from ${from}; ${lines.join(' ')} export { whole as default, ${keys.join(', ')} };`;
    },
  };
}

/** `@hono/node-server/conninfo` → `@hono/node-server` */
function ownerOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

async function versionOf(owner: string): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const manifest = await readFile(join(root, 'node_modules', owner, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
