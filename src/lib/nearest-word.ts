/**
 * The word of `words` that `written` was most likely meant to be, or `null` when none is near: at most two slips of the
 * finger, and no more than a third of the word.
 */
export function nearestWord(written: string, words: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const word of words) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = word;
    }
  }
  const allowed = Math.min(2, Math.ceil(written.length / 3));
  return least <= allowed ? nearest : null;
}

/** Levenshtein distance: how many letters to add, drop or change to make `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const drop = (previous[column] ?? 0) + 1;
      const add = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(change, drop, add));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
