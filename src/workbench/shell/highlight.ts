import { highlightCode } from '@lezer/highlight';
import { highlighters } from '../editor/highlighters.ts';
import { languageOf } from '../editor/languages.ts';

/** A piece of a line with the classes of its color; without classes it has the color of plain code. */
export interface Piece {
  text: string;
  classes: string;
}

/** The lines of a file in pieces, colored as in the editor. */
export function toPieces(path: string, code: string): Piece[][] {
  const language = languageOf(path)?.language;
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
