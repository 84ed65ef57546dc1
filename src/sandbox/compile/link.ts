import {
  moduleParameters,
  type CompiledModule,
  type ModuleImport,
  type Program,
} from './program.ts';

/** A module's exports, as an object with `__esModule` where it is an ES module. */
export type Namespace = Record<string, unknown>;

type ModuleFunction = (...parameters: unknown[]) => Promise<void>;

/** What compiled code calls to be stopped or found when it does not end. */
export interface LoopGuard {
  (): void;
  /** Called before and after a `debugger` statement of a page. */
  debug?(isPaused: boolean): void;
}

/** What the place where a program runs gives to the linker. */
export interface LinkHost {
  /** Turns module source into its function, by an `import()` of an address that names the file in stack traces. */
  evaluate(source: string, path: string): Promise<{ default: ModuleFunction }>;
  /** The exports of a package, by its name without `node:`. */
  packageNamespace(name: string): Namespace;
  /** Called before each round of a loop, and in a page at the start of each function. */
  guard: LoopGuard;
  /** Called with the path of a file that `import()` asks for the first time. */
  onImport?(path: string): void;
  /** What modules see in place of globals of these names. */
  globals?: Record<string, unknown>;
  /** Value of `import.meta` in the module at `path`. */
  meta(path: string): object;
}

/** An import asks for a name that the other module does not export. `location` is the import's. */
export class LinkError extends SyntaxError {
  override name = 'SyntaxError';
  constructor(
    message: string,
    readonly location: ModuleImport['location'],
  ) {
    super(message);
  }
}

/** A module that has begun to run. The linker passes it to the module's code as CommonJS's `module`. */
interface LoadedModule {
  exports: Namespace;
  done: Promise<void>;
}

/**
 * Links a compiled program and runs it: dependencies first, each once, in the order in which they are imported, top-level
 * `await` included. Runs where the learner's code runs.
 */
export async function runProgram(program: Program, host: LinkHost): Promise<Namespace> {
  const modules = new Map(program.modules.map((module) => [module.path, module]));
  checkImportedNames(modules, host);
  const functions = await evaluateAll(program, host);
  const globals = Object.values(host.globals ?? {});
  const loaded = new Map<string, LoadedModule>();

  function load(path: string): Promise<void> {
    const known = loaded.get(path);
    if (known) return known.done;
    const record: LoadedModule = { exports: {}, done: Promise.resolve() };
    loaded.set(path, record);
    record.done = run(modules.get(path)!, record);
    return record.done;
  }

  async function run(module: CompiledModule, record: LoadedModule): Promise<void> {
    const targets = new Map(module.imports.map(({ specifier, target }) => [specifier, target]));

    for (const { target, dynamic } of module.imports) {
      if (dynamic || target.kind !== 'file') continue;
      // In a cycle, the module that began first is not waited for: it gives what it has exported so far.
      const cyclic = loaded.has(target.path) && reaches(modules, target.path, module.path);
      if (!cyclic) await load(target.path);
    }

    function require(specifier: string): Namespace {
      const target = targets.get(specifier);
      if (!target) throw new Error(`Cannot find module '${specifier}'`);
      if (target.kind === 'package') return host.packageNamespace(target.name);
      return loaded.get(target.path)!.exports;
    }

    async function importLater(specifier: string): Promise<Namespace> {
      const target = targets.get(specifier);
      if (target?.kind === 'file') {
        if (!loaded.has(target.path)) host.onImport?.(target.path);
        await load(target.path);
      }
      return require(specifier);
    }

    const code = functions.get(module.path)!;
    const meta = host.meta(module.path);
    await code(require, record, record.exports, importLater, meta, host.guard, ...globals);
  }

  await load(program.entry);
  return loaded.get(program.entry)!.exports;
}

async function evaluateAll(program: Program, host: LinkHost): Promise<Map<string, ModuleFunction>> {
  const parameters = [...moduleParameters, ...Object.keys(host.globals ?? {})].join(',');
  /** Copies of a file share one function, whose stack traces name the first of them: versions of a program are mostly such. */
  const made = new Map<string, Promise<{ default: ModuleFunction }>>();
  const entries = program.modules.map(async ({ path, code }) => {
    const key = `${path.split('/').at(-1)}\n${code}`;
    if (!made.has(key)) {
      // The inner block lets a module declare names of its own that parameters have.
      const source = `export default async function(${parameters}){{${code}\n}}\n//# sourceURL=app:/${path}`;
      made.set(key, host.evaluate(source, path));
    }
    return [path, (await made.get(key)!).default] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Whether `from` imports `to`, directly or through others. */
function reaches(modules: Map<string, CompiledModule>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const path of seen) {
    if (path === to) return true;
    for (const { target } of modules.get(path)?.imports ?? []) {
      if (target.kind === 'file') seen.add(target.path);
    }
  }
  return false;
}

/** Does what Node and browsers do before they run anything: refuses names that nobody exports. */
function checkImportedNames(modules: Map<string, CompiledModule>, host: LinkHost): void {
  const imports = [...modules.values()].flatMap((module) => module.imports);
  for (const { specifier, target, names, location } of imports) {
    const offered =
      target.kind === 'file'
        ? modules.get(target.path)?.exports
        : Object.keys(host.packageNamespace(target.name));
    const missing = offered && names.find((name) => !offered.includes(name));
    if (missing === undefined || missing === null) continue;
    const message = `The requested module '${specifier}' does not provide an export named '${missing}'`;
    throw new LinkError(message, location);
  }
}
