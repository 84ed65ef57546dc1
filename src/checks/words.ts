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

/** What stands in the place of a value: another value, or what code writes when it has none. */
const anyValue = '(?:\\S*\\d\\S*|undefined|null|nan)';

/**
 * Whether a line says the same as another, with other values in the place of the other's `values`: “Order 7: Dal” and
 * “Order 41: Dal”, with 41 as value. A phrase of three words or more that the other has beside its values is enough.
 */
export function saysTheSame(line: string, other: string, values: string[]): boolean {
  const isValue = (word: string) => values.some((value) => mentions(value, word));
  const words = wordsOf(other).map((word) => (isValue(word) ? null : word));
  const whole = words.map((word) => word ?? anyValue).join(' ');
  const [phrase = []] = splitAtNull(words).toSorted((a, b) => b.length - a.length);
  const text = wordsOf(line).join(' ');
  return (
    new RegExp(`^${whole}$`).test(text) ||
    (phrase.length >= 3 && ` ${text} `.includes(` ${phrase.join(' ')} `))
  );
}

/** The words of a text in lower case, without punctuation. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function splitAtNull(words: (string | null)[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words)
    if (word === null) parts.push([]);
    else parts.at(-1)?.push(word);
  return parts;
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
