import { nearestWord } from '#lib/nearest-word.ts';
import type { Platform } from './program.ts';

/** What a module may import besides files. */
export interface Available {
  /** The name of what a specifier means, without `node:`, or `null` when that is not there. */
  find(specifier: string): string | null;
  /** Says in one sentence why an import is not available here, and what to do. */
  explain(specifier: string): string;
}

/** Node modules that lessons do without, and what to use in their place. */
const instead: Record<string, string> = {
  child_process: 'Start a second process from the kitchen panel instead.',
  cluster: 'Start several processes on ports of their own instead.',
  dgram: 'Use HTTP through node:http.',
  http2: 'Use node:http.',
  https: 'Use node:http; in a real kitchen the gateway in front adds TLS.',
  net: 'Use node:http.',
  tls: 'Use node:http; in a real kitchen the gateway in front adds TLS.',
  vm: 'Import the code as a module.',
  worker_threads: 'Split the work into slices with timers.',
};

/** Modules that Node knows with their prefix only; without it they are packages of npm. */
const prefixed = new Set(['node:sqlite', 'node:test', 'node:test/reporters']);

/** Makes a list of names searchable: Node's own with `node:`, packages of npm as they are imported. */
export function createAvailable(names: readonly string[], platform: Platform): Available {
  const known = new Set(names);

  function find(specifier: string): string | null {
    if (known.has(specifier)) return specifier.replace(/^node:/, '');
    const inNode = `node:${specifier}`;
    return known.has(inNode) && !prefixed.has(inNode) ? specifier : null;
  }

  function explain(specifier: string): string {
    const bare = specifier.replace(/^node:/, '');
    const isNode = specifier.startsWith('node:') || bare in instead;
    if (platform === 'page' && isNode) {
      return `'${specifier}' belongs to Node.js and does not exist in a browser. Ask the backend for what it does.`;
    }
    if (isNode) {
      const remedy = instead[bare] ?? `${suggest(`node:${bare}`)}It has ${list(isOfNode)}.`;
      return `'${specifier}' is not part of this sandbox. ${remedy}`;
    }
    const family = names.filter((name) => packageOf(name) === packageOf(specifier));
    if (family.length > 0) {
      return `The package '${packageOf(specifier)}' has no '${specifier}' here. ${suggest(specifier)}It has ${join(family)}.`;
    }
    const npm = list((name) => !isOfNode(name));
    return `Cannot find the package '${specifier}'. ${suggest(specifier)}The packages here are ${npm}. A file of yours starts with './'.`;
  }

  function suggest(written: string): string {
    const near = nearestWord(written, names);
    return near ? `Did you mean '${near}'? ` : '';
  }

  const list = (which: (name: string) => boolean) => join(names.filter(which).map(packageOf));

  return { find, explain };
}

function isOfNode(name: string): boolean {
  return name.startsWith('node:');
}

/** `hono/cookie` is a part of `hono`, `@hono/node-server/conninfo` of `@hono/node-server`. Node's names stay whole. */
function packageOf(name: string): string {
  return isOfNode(name) ? name : /^(@[^/]+\/)?[^/]+/.exec(name)![0];
}

function join(names: readonly string[]): string {
  return names.length > 0 ? [...new Set(names)].sort().join(', ') : 'none';
}
