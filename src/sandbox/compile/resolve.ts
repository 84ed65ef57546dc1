import type { Files } from '#lib/files.ts';
import type { Available } from './available.ts';
import type { ModuleImport, Platform } from './program.ts';

/** What a page may leave out of a path, as Vite allows. Node wants the full file name, so the backend gets none. */
const pageExtensions = ['.ts', '.tsx', '.js', '.jsx', '.json', '/index.ts', '/index.tsx'];

/** Thrown when an import points nowhere. */
export class UnresolvedImport extends Error {
  override name = 'UnresolvedImport';
}

/** Finds what `specifier` means in the module at `importer`. */
export function resolveImport(
  specifier: string,
  importer: string,
  files: Files,
  platform: Platform,
  available: Available,
): ModuleImport['target'] {
  if (!/^\.{0,2}\//.test(specifier)) {
    const name = available.find(specifier);
    if (name !== null) return { kind: 'package', name };
    throw new UnresolvedImport(available.explain(specifier));
  }
  const wanted = resolvePath(importer, specifier, platform);
  if (wanted in files) return { kind: 'file', path: wanted };
  const near = pageExtensions.map((extension) => wanted + extension).find((path) => path in files);
  if (near && platform === 'page') return { kind: 'file', path: near };
  const remedy = near
    ? ` Node wants the whole file name: '${specifier}${near.slice(wanted.length)}'.`
    : '';
  throw new UnresolvedImport(`Cannot find '${specifier}', imported from ${importer}.${remedy}`);
}

/** Joins a relative path with the folder of its importer. `/` is the project's root, in the page its own root. */
function resolvePath(importer: string, specifier: string, platform: Platform): string {
  const root = platform === 'page' ? importer.split('/').slice(0, 1) : [];
  const parts = specifier.startsWith('/') ? root : importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
