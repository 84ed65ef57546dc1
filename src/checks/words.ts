/** Looking for words in what a page shows and in what a kitchen answers. */

/** The lines of a text that it did not have before. A line that was there twice and is there thrice counts once. */
export function newLines(before: string, now: string): string[] {
  const known = toLines(before);
  return toLines(now).filter((line) => {
    const at = known.indexOf(line);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Whether a text holds a word or number by itself: `41` is in “Order 41:”, not in “Order 410”. Case does not matter. */
export function mentions(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

/** All texts and numbers in a JSON text, at any depth and under any name. Of a text that is no JSON, its words. */
export function valuesIn(text: string): string[] {
  try {
    return leaves(JSON.parse(text));
  } catch {
    return text.split(/\s+/).filter(Boolean);
  }
}

/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [];
}

function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
