import type { Language } from '@codemirror/language';
import { loadLanguage } from '../editor/languages.ts';
import { toPieces, type Piece } from '../editor/pieces.ts';

/** Colors code as in the editor. */
export type Highlight = (path: string, code: string) => Piece[][];

/** What colors these files; at build, when all languages are at hand. */
export async function loadHighlight(paths: readonly string[]): Promise<Highlight> {
  const languages = new Map<string, Language | null>();
  for (const path of paths) languages.set(path, (await loadLanguage(path))?.language ?? null);
  return (path, code) => toPieces(languages.get(path) ?? null, code);
}
