/** One step of a plan, with the steps that it takes its rows from. */
export interface PlanStep {
  /** As Postgres names it in words: `Index Scan using orders_by_customer on orders`. */
  title: string;
  /** What a step of that kind does, or `null` for kinds that are not explained here. */
  meaning: string | null;
  /** Whether it reads a table from end to end. */
  isWholeTable: boolean;
  /** Conditions, orders and what was thrown away, as `name: value`. */
  facts: string[];
  estimatedRows: number;
  /** What really happened; `null` when the statement was not run. */
  actual: { rows: number; loops: number; ms: number | null; pages: number | null } | null;
  steps: PlanStep[];
}

/** A plan as `EXPLAIN (FORMAT JSON)` gives it. */
export interface Plan {
  root: PlanStep;
  planningMs: number | null;
  executionMs: number | null;
}

/** What the kinds of steps do. */
const meanings: Readonly<Record<string, string>> = {
  'Seq Scan': 'Reads the whole table',
  'Index Scan': 'Finds rows in an index, then reads each from its table',
  'Index Only Scan': 'Finds all it needs in an index',
  'Bitmap Index Scan': 'Notes from an index which pages have matching rows',
  'Bitmap Heap Scan': 'Reads the noted pages of the table, each once',
  'Function Scan': 'Takes the rows of a function',
  'Values Scan': 'Takes the rows that the statement lists',
  'CTE Scan': 'Reads the rows of a WITH part',
  'Subquery Scan': 'Passes on the rows of a query inside',
  'Nested Loop': 'For each row of the first step, runs the second',
  'Hash Join': 'Keeps one side in memory, looks up each row of the other in it',
  'Merge Join': 'Walks through both sides, which have the same order',
  Hash: 'Puts rows into a table in memory, to look them up',
  Sort: 'Sorts all rows before it passes any on',
  'Incremental Sort': 'Sorts group by group what is partly in order',
  Limit: 'Stops when it has enough rows',
  Aggregate: 'Sums up or counts',
  WindowAgg: 'Works out a value over neighboring rows',
  Unique: 'Drops equal neighbors',
  Append: 'One step after the other',
  Materialize: 'Keeps rows to read them again',
  Memoize: 'Remembers answers to ask less often',
  Gather: 'Collects from several workers',
  Result: 'Works out values, without a table',
  ModifyTable: 'Changes the table',
  LockRows: 'Locks the rows',
};

/** Properties that are told beside the title, in this order. */
const told = [
  'Index Cond',
  'Recheck Cond',
  'Hash Cond',
  'Merge Cond',
  'Join Filter',
  'Filter',
  'Rows Removed by Filter',
  'Rows Removed by Join Filter',
  'Rows Removed by Index Recheck',
  'Sort Key',
  'Sort Method',
  'Group Key',
  'Heap Fetches',
  'Subplan Name',
];

type Json = Record<string, unknown>;

/** Reads what `EXPLAIN (FORMAT JSON)` gave; `null` when it is something else. */
export function readPlan(json: string): Plan | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const whole = Array.isArray(value) ? (value[0] as unknown) : null;
  const plan = isObject(whole) ? whole['Plan'] : null;
  if (!isObject(whole) || !isObject(plan) || typeof plan['Node Type'] !== 'string') return null;
  return {
    root: toStep(plan),
    planningMs: numberOf(whole, 'Planning Time'),
    executionMs: numberOf(whole, 'Execution Time'),
  };
}

function toStep(node: Json): PlanStep {
  const kind = String(node['Node Type']);
  const rows = numberOf(node, 'Actual Rows');
  const read = numberOf(node, 'Shared Read Blocks');
  const hit = numberOf(node, 'Shared Hit Blocks');
  const children = Array.isArray(node['Plans']) ? node['Plans'].filter(isObject) : [];
  return {
    title: toTitle(kind, node),
    meaning: meanings[kind] ?? null,
    isWholeTable: kind === 'Seq Scan',
    facts: told.flatMap((name) => toFact(name, node[name])),
    estimatedRows: numberOf(node, 'Plan Rows') ?? 0,
    actual:
      rows === null
        ? null
        : {
            rows,
            loops: numberOf(node, 'Actual Loops') ?? 1,
            ms: numberOf(node, 'Actual Total Time'),
            pages: hit === null && read === null ? null : (hit ?? 0) + (read ?? 0),
          },
    steps: children.map(toStep),
  };
}

/** As Postgres puts it in its own text. */
function toTitle(kind: string, node: Json): string {
  const text = (name: string) => (typeof node[name] === 'string' ? node[name] : null);
  const strategy = text('Strategy');
  const operation = text('Operation');
  const join = text('Join Type');
  const index = text('Index Name');
  const relation = text('Relation Name') ?? text('Function Name') ?? text('CTE Name');
  const alias = text('Alias');
  const name =
    kind === 'Aggregate'
      ? ({ Sorted: 'GroupAggregate', Hashed: 'HashAggregate' }[strategy ?? ''] ?? kind)
      : kind === 'ModifyTable'
        ? (operation ?? kind)
        : join && join !== 'Inner'
          ? kind.replace(
              / (Join|Loop)$/,
              (_, last: string) => ` ${last === 'Loop' ? 'Loop ' : ''}${join} Join`,
            )
          : kind;
  const backward = text('Scan Direction') === 'Backward' ? ' Backward' : '';
  const using = index && kind !== 'Bitmap Index Scan' ? ` using ${index}` : '';
  const on = relation ?? (kind === 'Bitmap Index Scan' ? index : null);
  const as = relation && alias && alias !== relation ? ` ${alias}` : '';
  return `${name}${backward}${using}${on ? ` on ${on}${as}` : ''}`;
}

function toFact(name: string, value: unknown): string[] {
  if (value === undefined || value === null || value === 0) return [];
  return [`${name}: ${Array.isArray(value) ? value.join(', ') : String(value as string)}`];
}

/** The kinds of steps that a plan in Postgres' text form names, each with what it does. */
export function kindsIn(text: string): { kind: string; meaning: string }[] {
  return Object.entries(meanings).flatMap(([kind, meaning]) => {
    const isStep = new RegExp(`^\\s*(->\\s*)?${kind}\\b(?! Join).*\\((cost|actual)`, 'm');
    return kind !== 'ModifyTable' && isStep.test(text) ? [{ kind, meaning }] : [];
  });
}

function numberOf(node: Json, name: string): number | null {
  return typeof node[name] === 'number' ? node[name] : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
