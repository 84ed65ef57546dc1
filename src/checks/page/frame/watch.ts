import { onChange, whenReady } from './waiting.ts';

/** More changes than this are a loop, not a message. */
const MAX_TEXTS = 500;

const watches: string[][] = [];

/** All visible text of the page, as a reader sees it. */
export function visibleText(): string {
  return document.body.innerText.trim();
}

/** Keeps every text the page shows from now on, also what is gone a moment later. Gives the number of the watch. */
export function startWatch(): number {
  const texts: string[] = [];
  let last = visibleText();
  onChange(() => {
    const text = visibleText();
    if (text === last || texts.length >= MAX_TEXTS) return;
    last = text;
    texts.push(text);
  });
  return watches.push(texts) - 1;
}

/**
 * The texts of a watch from number `from` on, waiting for one when there is none yet; `null` for a watch of another page.
 */
export async function textsFrom(
  watch: number,
  from: number,
  waitMs: number,
): Promise<string[] | null> {
  const texts = watches[watch];
  if (!texts) return null;
  await whenReady(() => (texts.length > from ? true : null), waitMs);
  return texts.slice(from);
}
