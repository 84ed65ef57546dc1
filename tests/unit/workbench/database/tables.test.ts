import { atom } from 'nanostores';
import { afterEach, expect, test, vi } from 'vitest';
import type { Sandbox, StatementOutcome } from '#sandbox/sandbox.ts';
import type { WireEntry, WireEvent } from '#sandbox/wire/events.ts';
import { createTables } from '#workbench/database/tables.ts';
import { fakeSandbox } from '../fake-project.ts';
import { process, query, toWire } from '../wire-events.ts';

afterEach(() => void vi.useRealTimers());

const rows = (...values: string[][]): StatementOutcome => ({
  tag: 'SELECT',
  columns: [],
  rows: values,
  rowCount: values.length,
});

/** Two tables; the answers of the database are given by what it is asked. */
function open() {
  const asked: string[] = [];
  const state = { refusal: '' };
  const script = (text: string) => {
    asked.push(text);
    if (state.refusal) return Promise.reject(new Error(state.refusal));
    const statements = text.includes('pg_class')
      ? [
          rows(['dishes', 'r'], ['menu', 'v'], ['orders', 'r']),
          rows(['orders', 'id', 'integer', 't', '', 'id']),
        ]
      : [rows(['0', '3'], ['1', '60000']), rows(['7'])];
    return Promise.resolve({ statements, error: null });
  };
  const sandbox = { ...fakeSandbox(), database: { script } } as unknown as Sandbox;
  return { asked, state, tables: createTables({ $sandbox: atom(sandbox) }) };
}

test('the first table is open until another is asked for; each is counted but views', async () => {
  const { asked, tables } = open();
  await tables.refresh();
  expect(tables.$view.get()).toMatchObject({
    open: { name: 'dishes' },
    sql: 'SELECT * FROM dishes LIMIT 50',
  });
  expect([...tables.$view.get()!.counts]).toEqual([
    ['dishes', 3],
    ['orders', 60_000],
  ]);
  tables.open('orders');
  await vi.waitFor(() => expect(tables.$view.get()?.open?.name).toBe('orders'));
  expect(asked.at(-1)).toContain('SELECT * FROM orders ORDER BY id LIMIT 50');
});

test('what was read stays while it cannot be read again', async () => {
  const { state, tables } = open();
  await tables.refresh();
  state.refusal = 'A program holds the database.';
  await tables.refresh();
  expect(tables.$failure.get()).toBe('A program holds the database.');
  expect(tables.$view.get()?.tables).toHaveLength(3);
  state.refusal = '';
  await tables.refresh();
  expect(tables.$failure.get()).toBe('');
});

test('tables are read again after programs have written, once for many statements', async () => {
  vi.useFakeTimers();
  const { asked, tables } = open();
  const $events = atom<readonly WireEvent[]>(toWire([query(1, { text: 'DELETE FROM dishes' })]));
  const stop = tables.follow($events);
  const add = (...entries: WireEntry[]) =>
    $events.set([
      ...$events.get(),
      ...toWire(entries).map((event) => ({ ...event, id: event.id + $events.get().length })),
    ]);
  add(query(1), query(1, { text: 'UPDATE x', error: { code: '42P01', message: 'no' } }));
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
  add(query(1, { text: ' insert into dishes' }), query(2, { text: 'UPDATE dishes' }));
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
  // Another sandbox: its wire begins anew.
  $events.set(toWire([process({ to: 'started' })]));
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(4);
  stop();
  add(query(1, { text: 'DELETE FROM dishes' }));
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(4);
});
