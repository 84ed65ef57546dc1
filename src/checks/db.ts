import type { RivalAct, RivalReport, Sandbox, SandboxDatabase } from '#sandbox/sandbox.ts';
import type { QueryEvent } from '#sandbox/wire/events.ts';
import type { Trail } from './trail.ts';

/** The project's Postgres, asked and watched from outside. For lessons that need `postgres`. */
export interface Db {
  /**
   * Runs SQL of the check and gives its rows: `await db.query('SELECT stock FROM dishes WHERE id = $1', [7])`. An error of
   * Postgres rejects with its SQLSTATE in `code`.
   */
  query(text: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Statements the kitchen has sent since the check began, oldest first; not those of the check. */
  readonly queries: readonly QueryEvent[];
  /** The statements the kitchen sends while something is done: `await db.during(() => request.get('/api/orders'))`. */
  during(action: () => Promise<unknown>): Promise<readonly QueryEvent[]>;
  /**
   * Lets another customer act right after the kitchen's statement number `after`, as a second connection could:
   *
   *     const rival = await db.rival({ after: 1, sql: buyOne, table: 'dishes', where: 'id = 7' });
   *     await request.post('/api/orders', { data });
   *     const { acted, statements } = await rival();
   */
  rival(act: RivalAct): Promise<() => Promise<RivalReport>>;
  /** Closes the database to the kitchen: its connections break and new ones are refused. The check can still ask it. */
  stop(): void;
  /** Opens it again. It is open again for the next check in any case. */
  start(): void;
}

/** Creates the database tool of one check. */
export function createDb({ database, wire }: Sandbox, trail: Trail, signal?: AbortSignal): Db {
  const before = wire.lastId;
  const queries = () =>
    wire.after(before).filter((event) => event.kind === 'query') as QueryEvent[];
  const postgres = (): SandboxDatabase => {
    if (!database) throw new Error('This lesson asks the database, but does not need `postgres`.');
    return database;
  };

  return {
    query: async (text, parameters) => (await postgres().query(text, parameters)).rows,
    get queries() {
      return queries();
    },
    async during(action) {
      const before = queries().length;
      await action();
      return queries().slice(before);
    },
    rival(act) {
      trail.add(`Let another customer in after the kitchen's statement ${act.after}.`);
      return postgres().rival(act);
    },
    stop() {
      trail.add('Closed the pantry.');
      postgres().setReachable(false);
      signal?.addEventListener('abort', () => postgres().setReachable(true), { once: true });
    },
    start() {
      trail.add('Opened the pantry again.');
      postgres().setReachable(true);
    },
  };
}

/** Trips to the database: statements without those that only begin or end a transaction. */
export function tripsOf(queries: readonly QueryEvent[]): readonly QueryEvent[] {
  return queries.filter(
    ({ text }) =>
      !/^\s*(begin|start transaction|commit|end|rollback|savepoint|release)\b/i.test(text),
  );
}

/** Pages of 8 kB that the database looked at for these statements. */
export function pagesReadBy(queries: readonly QueryEvent[]): number {
  return queries.reduce((sum, { pagesRead }) => sum + (pagesRead ?? 0), 0);
}

/** Rows that these statements carried to the kitchen or changed. */
export function rowsCarriedBy(queries: readonly QueryEvent[]): number {
  return queries.reduce((sum, { rows }) => sum + rows, 0);
}
