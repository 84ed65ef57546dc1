import { diffArrays } from 'diff';

/** Unchanged lines shown on each side of a change before the rest is folded away. */
const KEPT = 5;

/** How two printed values differ, line by line: `+` is the actual value's line, `-` the expected one's. */
export function showDifference(
  actual: string[],
  expected: string[],
  ignoresCommas: boolean,
): { text: string; skipped: boolean } {
  const bare = (line: string) => line.replace(/,$/, '');
  const changes = diffArrays(actual, expected, {
    comparator: (a, b) => a === b || (ignoresCommas && bare(a) === bare(b)),
  });
  const lines: string[] = [];
  let skipped = false;
  let at = 0;
  changes.forEach(({ value, added, removed }, i) => {
    if (added || removed) lines.push(...value.map((line) => `${removed ? '+' : '-'} ${line}`));
    else {
      // Of two lines that differ in their comma, the one with it is shown.
      const run = value.map((line, n) => longer(line, actual[at + n]!));
      const isLast = i === changes.length - 1;
      const shown = isLast ? run.slice(0, KEPT) : fold(run);
      if (!isLast && shown.length < run.length) skipped = true;
      lines.push(...shown.map((line) => (line === FOLD ? line : `  ${line}`)));
    }
    if (!added) at += value.length;
  });
  return { text: lines.join('\n').trimEnd(), skipped };
}

const longer = (a: string, b: string) => (a.length < b.length ? b : a);

const FOLD = '...';

/** What is left of a run of equal lines before a change. One or two lines are not worth folding. */
function fold(run: string[]): string[] {
  return run.length <= KEPT + 2 ? run : [...run.slice(0, KEPT), FOLD, run.at(-1)!];
}
