import type { Files } from '#lib/files.ts';
import type { Available } from './available.ts';
import { CompileFailure, compileModule, type CompiledFile } from './compile-module.ts';
import type { CompileProblem, CompileResult, CompiledModule, Platform } from './program.ts';
import { UnresolvedImport, resolveImport } from './resolve.ts';

/** Remembers compiled files between edits: only what changed is compiled again. */
export type CompileCache = Map<string, { source: string; compiled: CompiledFile }>;

/**
 * Compiles an entry and every file it reaches. All problems are collected, so that a learner sees them at once.
 * Modules come in the order in which they are first reached.
 */
export function compileProgram(
  files: Files,
  entry: string,
  platform: Platform,
  available: Available,
  cache: CompileCache = new Map(),
): CompileResult {
  const modules = new Map<string, CompiledModule>();
  const problems: CompileProblem[] = [];

  function visit(path: string): void {
    if (modules.has(path)) return;
    const { code, shape } = compileCached(path, files[path] ?? '', platform, cache);
    const module: CompiledModule = { path, code, imports: [], exports: shape.exports };
    modules.set(path, module);
    for (const written of shape.imports) {
      attempt(written.location, () => {
        const target = resolveImport(written.specifier, path, files, platform, available);
        module.imports.push({ ...written, target });
        if (target.kind === 'file') visit(target.path);
      });
    }
  }

  function attempt(location: CompileProblem['location'], step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof CompileFailure) problems.push(error.problem);
      else if (error instanceof UnresolvedImport) {
        problems.push({ message: `Error: ${error.message}`, location });
      } else throw error;
    }
  }

  const start = { file: entry, line: 1, column: 1 };
  if (entry in files) attempt(start, () => visit(entry));
  else problems.push({ message: `Error: Cannot find '${entry}'.`, location: start });

  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, program: { entry, modules: [...modules.values()] } };
}

function compileCached(
  path: string,
  source: string,
  platform: Platform,
  cache: CompileCache,
): CompiledFile {
  const key = `${platform}:${path}`;
  const known = cache.get(key);
  if (known?.source === source) return known.compiled;
  // Where many versions of a program are tried, most files are copies of others.
  const ofName = `${platform}:*/${path.split('/').at(-1)}`;
  const copy = cache.get(ofName);
  const compiled =
    copy?.source === source ? movedTo(path, copy.compiled) : compileModule(path, source, platform);
  cache.set(key, { source, compiled });
  cache.set(ofName, { source, compiled });
  return compiled;
}

/** What a copy of a file compiles to: the same, with places of its own. */
function movedTo(path: string, { code, shape }: CompiledFile): CompiledFile {
  const imports = shape.imports.map((written) => ({
    ...written,
    location: { ...written.location, file: path },
  }));
  return { code, shape: { ...shape, imports } };
}
