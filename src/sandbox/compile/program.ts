import type { SourceLocation } from '../wire/events.ts';

/** Where a program will run: `node` is the backend's process, `page` the preview. */
export type Platform = 'node' | 'page';

/** One import of a module, static or dynamic. */
export interface ModuleImport {
  /** As written, e.g. `./menu.ts` or `node:http`. */
  specifier: string;
  /** What it points to: a file of the project, or a package the engine brings. */
  target: { kind: 'file'; path: string } | { kind: 'package'; name: string };
  /** Names asked for; `default` for a default import. Empty for `import * as` and side-effect imports. */
  names: string[];
  /** `true` for `import()`: loaded when the call runs, not before the module. */
  dynamic: boolean;
  location: SourceLocation;
}

/** A file of the project, compiled. */
export interface CompiledModule {
  path: string;
  /**
   * Body of an async function with the parameters of `moduleParameters`. On the same lines as the source, so no source
   * map is needed.
   */
  code: string;
  imports: ModuleImport[];
  /** Exported names, or `null` when they cannot be known without running it (`export * from` a package). */
  exports: string[] | null;
}

/** Names a compiled module's code may use besides its own; see link.ts. */
export const moduleParameters = [
  'require',
  'module',
  'exports',
  '$import',
  '$meta',
  '$guard',
] as const;

/** All modules that an entry reaches, ready to be linked where they run. */
export interface Program {
  entry: string;
  modules: CompiledModule[];
}

/** Something in the learner's source that keeps it from compiling. */
export interface CompileProblem {
  message: string;
  location: SourceLocation;
}

export type CompileResult =
  { ok: true; program: Program } | { ok: false; problems: CompileProblem[] };
