/** One measured figure: milliseconds, and what we aim for. */
export interface Figure {
  name: string;
  median: number;
  slowest: number;
  target: number;
}

/** Does `work` `times` times, one after the other; each gives the milliseconds it took. */
export async function measure(
  name: string,
  target: number,
  times: number,
  work: (round: number) => Promise<number>,
): Promise<Figure> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) taken.push(await work(round));
  taken.sort((a, b) => a - b);
  return { name, target, median: taken[taken.length >> 1] ?? 0, slowest: taken.at(-1) ?? 0 };
}

/** Milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The figures as lines of a table; the ratio is median to target, so 1 or less is as good as hoped. */
export function toTable(figures: Figure[]): string {
  const rows = figures.map(({ name, median, slowest, target }) => [
    name,
    `${median.toFixed(1)} ms`,
    `${slowest.toFixed(1)} ms`,
    `${target} ms`,
    (median / target).toFixed(2),
  ]);
  const all = [['what', 'median', 'slowest', 'target', 'ratio'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
    .join('\n');
}
