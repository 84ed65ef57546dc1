import type { TextLine } from '../protocol.ts';
import { isVisible } from './find.ts';

/** What holds running text. Headings, labels and buttons do not. */
const PROSE = 'p, li, dd, blockquote, figcaption';

/** Shorter texts are labels, whatever element they stand in. */
const LEAST = 40;

/** The longest line of running text on the page; `null` where there is none. */
export function longestLine(): TextLine | null {
  const lines = [...document.querySelectorAll(PROSE)].filter(isVisible).flatMap(linesOf);
  return lines.reduce<TextLine | null>(
    (longest, line) => (longest && longest.characters >= line.characters ? longest : line),
    null,
  );
}

/** The lines into which an element's own text is broken. Texts of elements within it are theirs. */
function linesOf(element: Element): TextLine[] {
  const range = document.createRange();
  const lines: { top: number; text: string }[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S+\s*/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.trimEnd().length);
      const { top } = range.getBoundingClientRect();
      const last = lines.at(-1);
      if (last && Math.abs(last.top - top) < 2) last.text += word;
      else lines.push({ top, text: word });
    }
  }
  const texts = lines.map(({ text }) => text.replace(/\s+/g, ' ').trim());
  if (texts.join(' ').length < LEAST) return [];
  return texts.map((text) => ({ text, characters: text.length }));
}
