import type { Language } from '@codemirror/language';
import { highlightCode } from '@lezer/highlight';
import { highlighters } from './highlighters.ts';

/** A piece of a line with the classes of its color; without classes it has the color of plain code. */
export interface Piece {
  text: string;
  classes: string;
}

/** The lines of a file in pieces, colored as in the editor; without a language all plain. */
export function toPieces(language: Language | null, code: string): Piece[][] {
  if (!language) return code.split('\n').map((text) => [{ text, classes: '' }]);
  const lines: Piece[][] = [[]];
  highlightCode(
    code,
    language.parser.parse(code),
    highlighters,
    (text, classes) => lines.at(-1)?.push({ text, classes }),
    () => lines.push([]),
  );
  return lines;
}
