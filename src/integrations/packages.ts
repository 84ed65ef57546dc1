import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** What is offered: for each half of a project, bundles by name with the npm names that come with them. */
export type OfferedPackages = Record<'node' | 'page', Record<string, readonly string[]>>;

type Half = keyof OfferedPackages;

/** A bundle's script, and the names of other bundles it takes. */
export interface BuiltPackages {
  source: string;
  needs: string[];
}

const INDEX = 'virtual:packages';
/** Rolldown takes what begins with a zero byte for no file. */
const own = (id: string) => `\0${id}`;

/** Packages whose build for Node reads files and terminals that a process does not have. Theirs for browsers does not. */
const browserBuilds: Record<string, string> = {
  depd: 'depd/lib/browser/index.js',
  debug: 'debug/src/browser.js',
};

/** Parts of Node that only packages ask for. They come with the packages, so that the process does without. */
const standIns = new URL('../sandbox/packages/stand-ins/', import.meta.url);

/**
 * Vite plugin: `virtual:packages` gives, for each bundle of npm packages, a function that loads it as the text of a
 * script with the parameters `$module(name)`, which gives what the script takes from elsewhere, and
 * `$register(name, namespace)`, which it calls for each name it brings. Each bundle is a chunk of its own.
 *
 * Node's own modules stay outside of the bundles, and so does what another bundle brings: a process has one `events`,
 * and one `HTTPException` of Hono. The names of a package's exports are those that Node finds.
 */
export function packages(offered: OfferedPackages): Plugin {
  const built = new Map<string, Promise<BuiltPackages>>();

  return {
    name: 'the-pass:packages',
    resolveId: (id) => (id === INDEX || id.startsWith(`${INDEX}/`) ? own(id) : null),
    async load(id) {
      if (id === own(INDEX)) return indexOf(offered);
      const [, half, bundle] = /^\0virtual:packages\/(node|page)\/(.+)$/.exec(id) ?? [];
      const names = offered[half as Half]?.[bundle ?? ''];
      if (!names) return;
      const script = built.get(id) ?? buildBundle(offered, half as Half, names);
      built.set(id, script);
      return `export default ${JSON.stringify(await script)};`;
    },
  };
}

/** A table of functions that load. Written out, so that each `import()` becomes a chunk. */
function indexOf(offered: OfferedPackages): string {
  const halves = Object.entries(offered).map(([half, bundles]) => {
    const loaders = Object.keys(bundles).map(
      (bundle) => `${JSON.stringify(bundle)}: () => import("${INDEX}/${half}/${bundle}")`,
    );
    return `${half}: { ${loaders.join(', ')} }`;
  });
  return `export const load = { ${halves.join(', ')} };`;
}

async function buildBundle(
  offered: OfferedPackages,
  half: Half,
  names: readonly string[],
): Promise<BuiltPackages> {
  const elsewhere = Object.values(offered[half])
    .flat()
    .filter((name) => !names.includes(name));
  const needs = new Set<string>();
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entryOf(names), outside(elsewhere, needs)],
    resolve: {
      conditions: [half === 'node' ? 'node' : 'browser'],
      mainFields: half === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
      alias: browserBuilds,
    },
    define:
      half === 'page' ? { 'process.env.NODE_ENV': '"development"', global: 'globalThis' } : {},
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'packages' },
      minify: true,
    },
  });
  const [made] = Array.isArray(output) ? output : [output];
  if (!made || !('output' in made)) throw new Error(`Bundling ${names[0]} gave no output.`);
  return {
    source: `${made.output[0].code}\n//# sourceURL=npm:/${names[0]}`,
    needs: [...needs],
  };
}

/** Vite makes a path of it, one that no file has. */
const ENTRY = 'entry-of-the-bundle.mjs';

/** The script that registers every name of a bundle. */
function entryOf(names: readonly string[]): Plugin {
  return {
    name: 'the-pass:packages-entry',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith(ENTRY) ? own(ENTRY) : null),
    async load(id) {
      if (id !== own(ENTRY)) return;
      const lines = await Promise.all(
        names.map(async (name, i) => {
          const exported = await exportsOf(name);
          // What Node calls `module.exports` is a CommonJS package as a whole; `require` gives it in any case.
          return exported.includes('module.exports')
            ? `const p${i} = require(${JSON.stringify(name)}); ${register(name, `p${i}`, exported)}`
            : `import * as p${i} from ${JSON.stringify(name)}; $register(${JSON.stringify(name)}, { ...p${i}, __esModule: true });`;
        }),
      );
      return lines.join('\n');
    },
  };
}

function register(name: string, whole: string, exported: readonly string[]): string {
  const members = exported
    .filter((key) => key !== 'default' && key !== 'module.exports')
    .map((key) => `${JSON.stringify(key)}: ${whole}[${JSON.stringify(key)}]`);
  return `$register(${JSON.stringify(name)}, { ${members.join(', ')}, default: ${whole}, __esModule: true });`;
}

/** Modules that the script takes with `$module` when it runs. */
function outside(elsewhere: readonly string[], needs: Set<string>): Plugin {
  const PREFIX = own('outside:');
  return {
    name: 'the-pass:outside',
    enforce: 'pre',
    resolveId(id) {
      const name = id.replace(/^node:/, '');
      return isBuiltin(name) || elsewhere.includes(name) ? PREFIX + name : null;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return;
      const name = id.slice(PREFIX.length);
      const taken = `$module(${JSON.stringify(name)})`;
      const standIn = new URL(`${name.replace('/', '-')}.ts`, standIns);
      if (isBuiltin(name) && existsSync(standIn)) {
        return `module.exports = require(${JSON.stringify(fileURLToPath(standIn))}).default;`;
      }
      if (isBuiltin(name)) return `module.exports = ${taken}.default;`;
      needs.add(name);
      const exported = await exportsOf(name);
      const lines = exported.map((key, i) => `const x${i} = all[${JSON.stringify(key)}];`);
      const keys = exported.map((key, i) => `x${i} as ${JSON.stringify(key)}`);
      return `const all = ${taken};\n${lines.join('\n')}\nexport { ${keys.join(', ')} };`;
    },
  };
}

/** The names that `import * as all` gives on Node. */
async function exportsOf(name: string): Promise<string[]> {
  try {
    return Object.keys((await import(name)) as object);
  } catch (error) {
    throw new Error(`'${name}' is offered to projects, but this site has no such package.`, {
      cause: error,
    });
  }
}
