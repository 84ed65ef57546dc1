import type { PGlite } from '@electric-sql/pglite';
import type { DatabaseResult } from '../../../sandbox.ts';
import type { DatabaseTask } from './protocol.ts';
import type { Rival } from './rival.ts';
import { runScript } from './script.ts';
import { copyRows, putRows, removeEverything, shape, type Rows } from './tables.ts';

/** As `pg` does: numbers that JavaScript cannot hold stay text. 20 is int8. */
const parsers = { 20: (value: string) => value };

/** Runs work on the whole database, one task at a time. */
export function createTasks(
  database: PGlite,
  rival: Rival,
): (task: DatabaseTask) => Promise<unknown> {
  const snapshots = new Map<number, Rows>();
  let setup = '';
  /** The snapshot whose rows were there last, and the number of the next transaction then: nobody has written since. */
  let unchanged: { snapshot: number; next: string } | null = null;

  async function reset(sql: string): Promise<void> {
    setup = sql;
    await removeEverything(database);
    if (sql) await database.exec(sql);
  }

  async function restore(id: number): Promise<void> {
    const rows = snapshots.get(id);
    if (!rows) throw new Error(`There is no snapshot ${id}.`);
    if (unchanged?.snapshot === id && unchanged.next === (await nextTransaction(database))) return;
    if ((await shape(database)) !== rows.shape) await reset(setup);
    if ((await shape(database)) !== rows.shape) {
      throw new Error(
        'The tables have changed since the snapshot, in a way that its SQL files do not have.',
      );
    }
    await putRows(database, rows);
    unchanged = { snapshot: id, next: await nextTransaction(database) };
  }

  async function snapshot(): Promise<number> {
    const id = snapshots.size + 1;
    snapshots.set(id, await copyRows(database));
    unchanged = { snapshot: id, next: await nextTransaction(database) };
    return id;
  }

  return async (task) => {
    switch (task.type) {
      case 'query':
        return query(database, task.text, task.parameters);
      case 'script':
        return runScript(database, task.text, task.maxRows);
      case 'reset':
        return reset(task.sql);
      case 'snapshot':
        return snapshot();
      case 'restore':
        return restore(task.snapshot);
      case 'rival':
        return rival.plan(task.act);
      case 'rival-report':
        return rival.report();
    }
  };
}

/** The number the next transaction that writes will get. Reading takes none. */
async function nextTransaction(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ next: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next',
  );
  return rows[0]?.next ?? '';
}

/** One statement with parameters, or any number without; then the last one's result is given. */
async function query(
  database: PGlite,
  text: string,
  parameters: unknown[],
): Promise<DatabaseResult> {
  const results =
    parameters.length > 0
      ? [await database.query<Record<string, unknown>>(text, parameters, { parsers })]
      : await database.exec(text, { parsers });
  const last = results.at(-1);
  const rows = (last?.rows ?? []) as Record<string, unknown>[];
  return {
    rows,
    rowCount: last?.affectedRows || rows.length,
    columns: last?.fields.map(({ name }) => name) ?? [],
  };
}
