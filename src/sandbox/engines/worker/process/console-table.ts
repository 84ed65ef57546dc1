import { inspect } from './inspect/inspect.ts';

/** Columns of a table: a heading and its cells, of which some may be missing. */
type Column = [heading: string, cells: (string | undefined)[]];

/** The text of `console.table`, or `null` when there is nothing to put into a table. */
export function toTable(data: unknown, names?: readonly string[]): string | null {
  if (data === null || typeof data !== 'object') return null;
  if (data instanceof Map) {
    const entries = [...data];
    return draw([
      ['(iteration index)', entries.map((_, i) => String(i))],
      ['Key', entries.map(([key]) => show(key))],
      ['Values', entries.map(([, value]) => show(value))],
    ]);
  }
  if (data instanceof Set) {
    const values = [...data];
    return draw([
      ['(iteration index)', values.map((_, i) => String(i))],
      ['Values', values.map(show)],
    ]);
  }
  return draw(toColumns(data as Record<string, unknown>, names));
}

function toColumns(rows: Record<string, unknown>, names?: readonly string[]): Column[] {
  const indexes = Object.keys(rows);
  const columns = new Map<string, string[]>();
  const plain: string[] = [];
  indexes.forEach((index, i) => {
    const row = rows[index];
    const isPlain = row === null || (typeof row !== 'object' && typeof row !== 'function');
    if (isPlain && !names) plain[i] = show(row);
    else {
      for (const name of names ?? Object.keys(row as object)) {
        const cells = columns.get(name) ?? [];
        columns.set(name, cells);
        const has = !isPlain && Object.hasOwn(row, name);
        cells[i] = has ? show((row as Record<string, unknown>)[name]) : '';
      }
    }
  });
  const values: Column[] = plain.length > 0 ? [['Values', plain]] : [];
  return [['(index)', indexes], ...columns, ...values];
}

function draw(columns: Column[]): string {
  const height = columns[0]![1].length;
  const widths = columns.map(([heading, cells]) =>
    Math.max(...[heading, ...cells].map((text) => widthOf(text ?? ''))),
  );
  const line = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const row = (cells: (string | undefined)[]) =>
    `│ ${widths.map((width, i) => pad(cells[i] ?? '', width)).join(' │ ')} │`;
  const rows = Array.from({ length: height }, (_, i) => row(columns.map(([, cells]) => cells[i])));
  return [
    line('┌', '┬', '┐'),
    row(columns.map(([heading]) => heading)),
    line('├', '┼', '┤'),
    ...rows,
    line('└', '┴', '┘'),
  ].join('\n');
}

const pad = (text: string, width: number) => text + ' '.repeat(width - widthOf(text));

/** How many places letters take on a terminal: those of East Asia and pictures take two. */
function widthOf(text: string): number {
  const wide =
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
  const letters = text.normalize('NFC').replace(/\p{M}/gu, '');
  return [...letters].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}

function show(value: unknown): string {
  const isLarge =
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).length > 2;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: isLarge ? -1 : 0 });
}
