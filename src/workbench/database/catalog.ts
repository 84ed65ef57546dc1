import type { ScriptOutcome, StatementOutcome } from '#sandbox/sandbox.ts';

/** A table or view of the learner's. */
export interface Table {
  /** As SQL writes it: quoted where it must be, with its schema when that is not `public`. */
  name: string;
  kind: 'table' | 'view';
  columns: Column[];
  /** What must hold for its rows, as Postgres writes it. */
  rules: { name: string; kind: Rule; text: string }[];
  indexes: { name: string; text: string; kilobytes: number }[];
}

/** One column of a table. */
export interface Column {
  name: string;
  type: string;
  isNullable: boolean;
  /** What it gets when nothing is given: an expression, or Postgres' words for a number that counts up. */
  default: string | null;
  /** Its name as SQL writes it, when it is part of the primary key. */
  key: string | null;
}

const rules = {
  p: 'primary key',
  f: 'foreign key',
  u: 'unique',
  c: 'check',
  x: 'exclusion',
  t: 'trigger',
} as const;

/** What kind of rule it is. */
export type Rule = (typeof rules)[keyof typeof rules];

const ours = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;
const name = `CASE WHEN n.nspname = 'public' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.relname)`;
const relations = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace`;

/** Asks for all tables, columns, rules and indexes, as one script. */
export const catalogSql = `
SELECT ${name}, c.relkind FROM ${relations}
WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY n.nspname <> 'public', 1;

SELECT ${name}, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  CASE WHEN a.attidentity <> '' THEN 'counts up' ELSE pg_get_expr(d.adbin, d.adrelid) END,
  CASE WHEN EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'
    AND a.attnum = ANY (k.conkey)) THEN quote_ident(a.attname) END
FROM ${relations} JOIN pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.oid, a.attnum;

SELECT ${name}, k.conname, k.contype, pg_get_constraintdef(k.oid)
FROM ${relations} JOIN pg_constraint k ON k.conrelid = c.oid
WHERE ${ours} AND k.contype IN ('p', 'f', 'u', 'c', 'x')
ORDER BY c.oid, position(k.contype::text IN 'pufcx'), k.conname;

SELECT ${name}, t.tgname, 't', pg_get_triggerdef(t.oid)
FROM ${relations} JOIN pg_trigger t ON t.tgrelid = c.oid
WHERE ${ours} AND NOT t.tgisinternal ORDER BY c.oid, t.tgname;

SELECT ${name}, i.relname, pg_get_indexdef(i.oid), pg_relation_size(i.oid) / 1024
FROM ${relations} JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
WHERE ${ours} ORDER BY c.oid, NOT x.indisprimary, i.relname`;

/** Puts together what `catalogSql` gave. Throws Postgres' own words when it was refused. */
export function readCatalog(answer: Pick<ScriptOutcome, 'statements' | 'error'>): Table[] {
  if (answer.error) throw new Error(answer.error.message);
  const [tables, columns, constraints, triggers, indexes] = answer.statements;
  const of = (outcome: StatementOutcome | undefined, table: string) =>
    (outcome?.rows ?? [])
      .filter(([owner]) => owner === table)
      .map((row) => row.map((it) => it ?? ''));
  return (tables?.rows ?? []).map(([name = '', kind]) => ({
    name: name ?? '',
    kind: kind === 'v' || kind === 'm' ? 'view' : 'table',
    columns: of(columns, name ?? '').map(([, column = '', type = '', notNull, fallback, key]) => ({
      name: column,
      type,
      isNullable: notNull === 'f',
      default: fallback || null,
      key: key || null,
    })),
    rules: [...of(constraints, name ?? ''), ...of(triggers, name ?? '')].map(
      ([, rule = '', letter = 'c', text = '']) => ({
        name: rule,
        kind: rules[letter as keyof typeof rules],
        text,
      }),
    ),
    indexes: of(indexes, name ?? '').map(([, index = '', text = '', size]) => ({
      name: index,
      text,
      kilobytes: Number(size),
    })),
  }));
}

/** Counts the rows of all tables, in their order; `null` without any. Views are not counted: that could take long. */
export function countsSql(tables: readonly Table[]): string | null {
  const counted = tables.filter(({ kind }) => kind === 'table');
  if (counted.length === 0) return null;
  return counted
    .map(({ name }, index) => `SELECT ${index}, count(*) FROM ${name}`)
    .join(' UNION ALL ');
}

/** How many rows each table has, by its name. */
export function readCounts(
  tables: readonly Table[],
  outcome: StatementOutcome | undefined,
): Map<string, number> {
  const counted = tables.filter(({ kind }) => kind === 'table');
  return new Map(
    (outcome?.rows ?? []).flatMap(([index, count]) => {
      const table = counted[Number(index)];
      return table ? [[table.name, Number(count)]] : [];
    }),
  );
}

/** Asks for the first rows of a table, in the order of its key. */
export function rowsSql({ name, columns }: Table, limit: number): string {
  const key = columns.flatMap((column) => column.key ?? []);
  return `SELECT * FROM ${name}${key.length > 0 ? ` ORDER BY ${key.join(', ')}` : ''} LIMIT ${limit}`;
}
