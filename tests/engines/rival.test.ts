/**
 * The rival writer: one session of Postgres, judged as if there were two. Every way of buying the last portion is tried
 * with the rival after each of its statements; the right ones keep the count, the wrong ones are seen to fail.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxDatabase, SandboxProcess } from '#sandbox/sandbox.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

const schema = `
  CREATE TABLE dishes (id int PRIMARY KEY, stock int NOT NULL CHECK (stock >= 0));
  CREATE TABLE sales (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, dish_id int REFERENCES dishes, who text);
`;

/** What the rival does: buys one portion if there is one. */
const rivalBuys = `
  WITH bought AS (UPDATE dishes SET stock = stock - 1 WHERE id = 1 AND stock >= 1 RETURNING id)
  INSERT INTO sales (dish_id, who) SELECT id, 'rival' FROM bought`;

const sell = `await db.query("INSERT INTO sales (dish_id, who) VALUES (1, 'program')");`;
const read = 'SELECT stock FROM dishes WHERE id = 1';
const write = `await db.query('UPDATE dishes SET stock = $1 WHERE id = 1', [stock - 1]);`;

const inTransaction = (body: string, begin = 'BEGIN') => `
  await db.query('${begin}');
  try { ${body} await db.query('COMMIT'); return 201; }
  catch (error) { await db.query('ROLLBACK'); throw error; }`;
const readThen = (body: string, lock = '') => `
  const { rows: [{ stock }] } = await db.query('${read}${lock}');
  if (stock < 1) { await db.query('ROLLBACK'); return 409; }
  ${body}`;
const retried = (body: string) => `
  for (let tries = 0; ; tries++) {
    try { return await (async () => { ${body} })(); }
    catch (error) { if (error.code !== '40001' || tries === 3) throw error; }
  }`;

/** Ways to sell a portion. `caught`: with which stock at the start the rival shows that it is wrong. */
const ways: Record<string, { body: string; caught: number[] }> = {
  'reads, then writes what it worked out': {
    body: `${readThen(`${write} ${sell} return 201;`)}`,
    caught: [1, 2],
  },
  'the same in a transaction': { body: inTransaction(readThen(write + sell)), caught: [1, 2] },
  'the same in a transaction that first refers to the dish': {
    body: inTransaction(`${sell} ${readThen(write)}`),
    caught: [1, 2],
  },
  'checks, then takes one away': {
    body: `${readThen(`await db.query('UPDATE dishes SET stock = stock - 1 WHERE id = 1'); ${sell} return 201;`)}`,
    caught: [1],
  },
  'a guarded update': {
    body: inTransaction(`
      const { rowCount } = await db.query('UPDATE dishes SET stock = stock - 1 WHERE id = 1 AND stock >= 1');
      if (rowCount === 0) { await db.query('ROLLBACK'); return 409; }
      ${sell}`),
    caught: [],
  },
  'a row lock': { body: inTransaction(readThen(write + sell, ' FOR UPDATE')), caught: [] },
  'a row lock inside a savepoint': {
    body: inTransaction(
      `await db.query('SAVEPOINT one'); ${readThen(write + sell, ' FOR UPDATE')} await db.query('RELEASE one');`,
    ),
    caught: [],
  },
  'serializable, tried again': {
    body: retried(inTransaction(readThen(write + sell), 'BEGIN ISOLATION LEVEL SERIALIZABLE')),
    caught: [],
  },
  'repeatable read, tried again': {
    body: retried(inTransaction(readThen(write + sell), 'BEGIN ISOLATION LEVEL REPEATABLE READ')),
    caught: [],
  },
  'serializable, not tried again': {
    body: inTransaction(readThen(write + sell), 'BEGIN ISOLATION LEVEL SERIALIZABLE'),
    caught: [1, 2],
  },
};

let sandbox: TestSandbox;
let database: SandboxDatabase;
let process: SandboxProcess | null = null;

beforeAll(async () => {
  sandbox = await openSandbox();
  database = sandbox.database!;
});
beforeEach(async () => {
  process?.kill();
  await process?.exit;
  await database.reset(schema);
});
afterAll(() => sandbox.dispose());

async function serve(body: string): Promise<void> {
  process = await sandbox.serve(`
    import { createServer } from 'node:http';
    import { Pool } from 'pg';
    const pool = new Pool();
    createServer(async (request, response) => {
      const db = await pool.connect();
      try { response.statusCode = await (async () => { ${body} })(); }
      catch (error) { response.statusCode = 500; console.log(error.message); }
      finally { db.release(); response.end(); }
    }).listen(3000);
  `);
}

/** One purchase with the rival after statement number `after`. */
async function buy(start: number, after: number) {
  await database.query('TRUNCATE sales');
  await database.query('DELETE FROM dishes');
  await database.query('INSERT INTO dishes VALUES (1, $1)', [start]);
  const report = await database.rival({ after, sql: rivalBuys, table: 'dishes', where: 'id = 1' });
  const { status } = await sandbox.ask('/', { method: 'POST' });
  const rival = await report();
  const { rows } = await database.query(
    'SELECT stock, (SELECT count(*)::int FROM sales) AS sold FROM dishes',
  );
  const { stock, sold } = rows[0] as { stock: number; sold: number };
  const isRight = status !== 500 && stock + sold === start && (status === 201) === (await soldBy());
  return { after, status, stock, sold, ...rival, isRight };
}

async function soldBy(): Promise<boolean> {
  const { rowCount } = await database.query("SELECT 1 FROM sales WHERE who = 'program'");
  return rowCount === 1;
}

/** Purchases with the rival at every place between two statements. */
async function buyWithRivals(start: number) {
  const { statements } = await buy(start, 99);
  const tries = [];
  for (let after = 1; after < statements; after++) tries.push(await buy(start, after));
  return tries;
}

describe.each(Object.entries(ways))('%s', (_, { body, caught }) => {
  it.each([1, 2])('is judged rightly with %i in stock', async (start) => {
    await serve(body);
    const tries = await buyWithRivals(start);
    expect(tries.length).toBeGreaterThan(0);
    expect(tries.map(({ acted }) => acted)).not.toContain('never');
    const wrong = tries.filter(({ isRight }) => !isRight);
    if (caught.includes(start)) expect(wrong).not.toEqual([]);
    else expect(wrong).toEqual([]);
  });
});

describe('the rival', () => {
  it('waits for a row lock, and not for a row that is merely referred to', async () => {
    await serve(ways['a row lock']!.body);
    expect((await buyWithRivals(2)).map(({ acted }) => acted)).toContain('after waiting');
    process?.kill();
    await process?.exit;
    await serve(inTransaction(sell + readThen(write)));
    expect(await buy(2, 2)).toMatchObject({ acted: 'at once' });
  });

  it('stays when the program rolls back', async () => {
    await serve(
      `await db.query('BEGIN'); await db.query('${read}'); await db.query('ROLLBACK'); return 409;`,
    );
    expect(await buy(2, 2)).toMatchObject({ acted: 'at once', stock: 1, sold: 1 });
  });

  it('stays when the program dies in its transaction', async () => {
    await serve(`await db.query('BEGIN'); await db.query('${read}'); globalThis.process.exit(1);`);
    await database.query('INSERT INTO dishes VALUES (1, 2)');
    const report = await database.rival({
      after: 2,
      sql: rivalBuys,
      table: 'dishes',
      where: 'id = 1',
    });
    await expect(sandbox.ask('/')).rejects.toThrow();
    expect((await database.query('SELECT stock FROM dishes')).rows).toEqual([{ stock: 1 }]);
    expect(await report()).toMatchObject({ acted: 'at once', statements: 2 });
  });

  it('makes a serializable transaction fail that counted what it changed', async () => {
    await serve(
      retried(
        inTransaction(
          `const { rows: [{ n }] } = await db.query('SELECT count(*)::int AS n FROM sales');
           if (n >= 1) { await db.query('ROLLBACK'); return 409; } ${sell}`,
          'BEGIN ISOLATION LEVEL SERIALIZABLE',
        ),
      ),
    );
    const between = await buy(1, 2);
    expect(between).toMatchObject({ status: 409, conflict: true, sold: 1 });
  });
});
