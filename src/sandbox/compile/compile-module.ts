import { parse, type Program as Ast } from 'acorn';
import { transform, type Options } from 'sucrase';
import { instrument } from './instrument.ts';
import { readModuleShape, type ModuleShape } from './module-shape.ts';
import type { CompileProblem, Platform } from './program.ts';

/** A file compiled on its own, before its imports are resolved. */
export interface CompiledFile {
  code: string;
  shape: ModuleShape;
}

/** Thrown when a file does not compile. */
export class CompileFailure extends Error {
  override name = 'CompileFailure';
  constructor(readonly problem: CompileProblem) {
    super(problem.message);
  }
}

/**
 * Compiles one TypeScript, TSX or JavaScript file. Types are removed, not checked. Lines stay where they are.
 *
 * Sucrase is lenient, so acorn reads its output: that finds syntax errors, and gives imports and exports to link by.
 */
export function compileModule(path: string, source: string, platform: Platform): CompiledFile {
  if (path.endsWith('.json')) return compileJson(path, source);
  const transforms = transformsFor(path);
  const modern = parseSource(path, runSucrase(path, source, transforms));
  const linked = runSucrase(path, source, [...transforms, 'imports']);
  return {
    shape: readModuleShape(path, modern),
    code: instrument(linked, parseSource(path, linked), platform),
  };
}

function transformsFor(path: string): Options['transforms'] {
  if (/\.[cm]?ts$/.test(path)) return ['typescript'];
  if (path.endsWith('.tsx')) return ['typescript', 'jsx'];
  return path.endsWith('.jsx') ? ['jsx'] : [];
}

function runSucrase(path: string, source: string, transforms: Options['transforms']): string {
  try {
    return transform(source, {
      transforms,
      jsxRuntime: 'automatic',
      production: true,
      disableESTransforms: true,
      preserveDynamicImport: true,
      filePath: path,
    }).code;
  } catch (error) {
    throw toFailure(path, error);
  }
}

function parseSource(path: string, code: string): Ast {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
      locations: true,
    });
  } catch (error) {
    throw toFailure(path, error);
  }
}

function compileJson(path: string, source: string): CompiledFile {
  try {
    JSON.parse(source);
  } catch (error) {
    const message = `This file is not valid JSON: ${(error as Error).message}`;
    throw new CompileFailure({ message, location: { file: path, line: 1, column: 1 } });
  }
  return {
    code: `module.exports = { __esModule: true, default: ${source}\n};`,
    shape: { imports: [], exports: ['default'] },
  };
}

/** Sucrase and acorn both throw errors with `loc`, and put the position into the message too. */
function toFailure(path: string, error: unknown): CompileFailure {
  const { message, loc } = error as Error & { loc?: { line: number; column: number } };
  const text = message.replace(/^Error transforming .*?: /, '').replace(/ \(\d+:\d+\)$/, '');
  const location = { file: path, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
  return new CompileFailure({ message: `SyntaxError: ${text}`, location });
}
