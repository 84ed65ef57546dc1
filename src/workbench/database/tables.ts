import { atom, type ReadableAtom } from 'nanostores';
import { throttle } from '#lib/delay.ts';
import type { StatementOutcome } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';
import type { Running } from '../running.ts';
import { catalogSql, countsSql, readCatalog, readCounts, rowsSql, type Table } from './catalog.ts';

/** Rows of a table that are shown. */
export const firstRows = 50;
/** Rows of the catalog that are read at most: more columns than any lesson has. */
const catalogRows = 2000;
/** How soon after a request the tables are read again, in milliseconds. */
const lookAfter = 250;

/** The tables as they were read last. */
export interface TablesView {
  tables: readonly Table[];
  /** Rows of each table by its name; views are not counted. */
  counts: ReadonlyMap<string, number>;
  /** The table that is open, with its first rows and the SQL that asked for them. */
  open: Table | null;
  rows: StatementOutcome | null;
  sql: string;
}

/** What is in the database: its tables, and the first rows of one. */
export interface Tables {
  readonly $view: ReadableAtom<TablesView | null>;
  /** Why they could not be read the last time, or an empty text. */
  readonly $failure: ReadableAtom<string>;
  /** Opens a table by its name. */
  open(name: string): void;
  /** Reads everything again. */
  refresh(): Promise<void>;
  /** Reads again whenever a program has written, until the returned function is called. */
  follow($events: ReadableAtom<readonly WireEvent[]>): () => void;
}

/** Creates a view of the tables; nothing is read before it is asked for. */
export function createTables({ $sandbox }: Pick<Running, '$sandbox'>): Tables {
  const $view = atom<TablesView | null>(null);
  const $failure = atom('');
  let wanted: string | null = null;
  /** Grows with every reading, so that one that was overtaken shows nothing. */
  let reading = 0;

  async function read(): Promise<TablesView> {
    const database = $sandbox.get()?.database;
    if (!database) throw new Error('The database is not there yet. It starts with the kitchen.');
    const tables = readCatalog(await database.script(catalogSql, { maxRows: catalogRows }));
    const open = tables.find(({ name }) => name === wanted) ?? tables[0] ?? null;
    const sql = open ? rowsSql(open, firstRows) : '';
    const counting = countsSql(tables);
    const { statements, error } = await database.script(
      [counting ?? 'SELECT', ...(sql ? [sql] : [])].join(';'),
      { maxRows: catalogRows },
    );
    if (error) throw new Error(error.message);
    const counts = readCounts(tables, counting ? statements[0] : undefined);
    return { tables, counts, open, rows: statements[1] ?? null, sql };
  }

  async function refresh(): Promise<void> {
    const mine = ++reading;
    try {
      const view = await read();
      if (mine !== reading) return;
      $view.set(view);
      $failure.set('');
    } catch (error) {
      if (mine === reading) $failure.set(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    $view,
    $failure,
    open(name) {
      wanted = name;
      void refresh();
    },
    refresh,
    follow($events) {
      let seen = $events.get().at(-1)?.id ?? 0;
      const soon = throttle(() => void refresh(), lookAfter);
      const stop = $events.listen((events) => {
        const fresh = newOf(events, seen);
        seen = events.at(-1)?.id ?? 0;
        if (fresh.some(mayHaveWritten)) soon.request();
      });
      return () => {
        stop();
        soon.cancel();
      };
    },
  };
}

/** The events after the one with that id; all of them when the wire began anew. */
function newOf(events: readonly WireEvent[], seen: number): readonly WireEvent[] {
  const newest = events.at(-1)?.id ?? 0;
  return newest < seen ? events : events.slice(Math.max(0, events.length - (newest - seen)));
}

/** Whether tables may hold something else after an event. Programs start with what SQL files say, so that counts too. */
function mayHaveWritten(event: WireEvent): boolean {
  if (event.kind === 'process') return event.change.to === 'started';
  return (
    event.kind === 'query' && !event.error && !/^\s*(select|begin|show|set)\b/i.test(event.text)
  );
}
