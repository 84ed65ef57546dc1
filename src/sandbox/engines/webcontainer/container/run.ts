/** Runs a compiled program: `node --import tap.mjs run.mjs program.json …args`. */
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { runProgram, type Namespace } from '../../../compile/link.ts';
import type { Program } from '../../../compile/program.ts';

const [, , file = '', ...args] = process.argv;
const program = JSON.parse(readFileSync(file, 'utf8')) as Program;
const require = createRequire(import.meta.url);
const place = (path: string) => join(process.cwd(), path);

process.argv.splice(1, Infinity, place(program.entry), ...args);

const packages = new Map<string, Namespace>();
for (const name of packagesOf(program)) packages.set(name, await load(name));

/** One of Node's own modules, or a package that lies beside this file; as our linker wants it. */
async function load(name: string): Promise<Namespace> {
  if (!isBuiltin(`node:${name}`))
    return { ...((await import(name)) as Namespace), __esModule: true };
  const whole = require(`node:${name}`) as Namespace;
  return { ...whole, default: whole, __esModule: true };
}

function packagesOf({ modules }: Program): Set<string> {
  const targets = modules.flatMap(({ imports }) => imports.map(({ target }) => target));
  return new Set(targets.flatMap((target) => (target.kind === 'package' ? [target.name] : [])));
}

await runProgram(program, {
  // As a script with a name, not as a module from an address: so a stack shows the learner's file.
  evaluate: (source, path) =>
    Promise.resolve({
      default: runInThisContext(`'use strict';(${source.replace(/^export default /, '')}\n)`, {
        filename: `app:/${path}`,
      }) as never,
    }),
  packageNamespace: (name) => packages.get(name) ?? {},
  guard: () => {},
  meta: (path) => ({
    url: pathToFileURL(place(path)).href,
    filename: place(path),
    dirname: join(place(path), '..'),
  }),
});
