import type { StatementOutcome } from '#sandbox/sandbox.ts';

/** Types by their number in `pg_type`, as far as lessons meet them. */
const typeNames: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  26: 'oid',
  114: 'json',
  700: 'real',
  701: 'double',
  1000: 'boolean[]',
  1007: 'integer[]',
  1009: 'text[]',
  1016: 'bigint[]',
  1042: 'char',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
};
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700]);
const documents = new Set([114, 3802]);

/** The name of a type, or an empty text for one we do not know. */
export function typeName(type: number): string {
  return typeNames[type] ?? '';
}

/** Whether values of a type line up at their ends. */
export function isNumeric(type: number): boolean {
  return numbers.has(type);
}

/** Longer texts are cut until somebody asks for all of them. */
const longest = 200;

/** A value as a table shows it. `short` is the beginning of a text that is cut. */
export type Value =
  | { kind: 'null' }
  | { kind: 'empty' }
  | { kind: 'text'; text: string; short: string | null }
  | { kind: 'json'; text: string; json: object };

/** What a value of a column is, for the eye: NULL and the empty text must not look alike. */
export function toValue(text: string | null, type: number): Value {
  if (text === null) return { kind: 'null' };
  if (text === '') return { kind: 'empty' };
  const json = documents.has(type) ? toObject(text) : null;
  if (json) return { kind: 'json', text, json };
  const characters = text.length > longest ? [...text] : null;
  const short = characters && characters.length > longest ? characters.slice(0, longest) : null;
  return { kind: 'text', text, short: short && `${short.join('')}…` };
}

/** What JSON says, when it is an object or a list. */
function toObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** What a statement did, in words: `3 rows`, `2 rows changed`, or Postgres' own word for it. */
export function toDone({ tag, columns, rowCount }: StatementOutcome): string {
  const count = (rows: number) => `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`;
  const [, verb, changed] = /^(INSERT|UPDATE|DELETE|MERGE)(?: 0)? (\d+)$/.exec(tag ?? '') ?? [];
  if (verb) {
    const word = { INSERT: 'inserted', UPDATE: 'changed', DELETE: 'deleted' }[verb] ?? 'merged';
    return `${count(Number(changed))} ${word}`;
  }
  if (isPlanText(columns)) return 'Query plan';
  return columns ? count(rowCount) : (tag ?? '');
}

/** Whether rows are the lines of a plan. */
export function isPlanText(columns: StatementOutcome['columns']): boolean {
  return columns?.length === 1 && columns[0]!.name === 'QUERY PLAN';
}

/** Says that not all rows are shown, or nothing. */
export function toCut({ rows, rowCount }: StatementOutcome): string {
  if (rows.length >= rowCount) return '';
  return `The first ${rows.length} of ${rowCount.toLocaleString('en')} rows are shown. LIMIT and ORDER BY choose others.`;
}
