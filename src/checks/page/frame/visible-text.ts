import { onChange } from './waiting.ts';
import { beginWatch } from './watches.ts';

/** All visible text of the page, as a reader sees it. */
export function visibleText(): string {
  return document.body.innerText.trim();
}

/** Keeps every text the page shows from now on, also what is gone a moment later. Gives the number of the watch. */
export function startWatch(): number {
  const { number, keep } = beginWatch<string>();
  let last = visibleText();
  onChange(() => {
    const text = visibleText();
    if (text === last) return;
    last = text;
    keep(text);
  });
  return number;
}
