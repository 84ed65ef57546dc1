import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runProject } from '#sandbox/run-project.ts';
import type { SandboxDatabase } from '#sandbox/sandbox.ts';
import {
  catalogSql,
  countsSql,
  readCatalog,
  readCounts,
  rowsSql,
} from '#workbench/database/catalog.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

/** One sandbox for the file: Postgres takes seconds to start for the first time. */
let sandbox: TestSandbox;
let database: SandboxDatabase;
let processes: { kill(): void; exit: Promise<number> }[] = [];

const schema = `
  CREATE TABLE dishes (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    stock int NOT NULL CHECK (stock >= 0)
  );
  INSERT INTO dishes (name, stock) VALUES ('Dal', 5), ('Naan', 7);
`;

beforeAll(async () => {
  sandbox = await openSandbox();
  database = sandbox.database!;
});
beforeEach(() => database.reset(schema));
afterEach(async () => {
  for (const process of processes) process.kill();
  await Promise.all(processes.map(({ exit }) => exit));
  processes = [];
});
afterAll(() => sandbox.dispose());

/** Runs a program that has a pool, and gives what it prints as JSON. */
async function print(body: string): Promise<unknown> {
  const { output } = await sandbox.run(`
    import pg, { Pool, DatabaseError } from 'pg';
    const pool = new Pool();
    console.log(JSON.stringify(await (async () => { ${body} })()));
    await pool.end();
  `);
  return JSON.parse(output);
}

/** Runs a server whose every request does \`body\` and answers with what it returns. */
async function serve(body: string): Promise<void> {
  processes.push(
    await sandbox.serve(`
      import { createServer } from 'node:http';
      import { Pool } from 'pg';
      const pool = new Pool();
      createServer(async (request, response) => {
        try { response.end(JSON.stringify(await (async () => { ${body} })())); }
        catch (error) { response.statusCode = 500; response.end(String(error)); }
      }).listen(3000);
    `),
  );
}

const stock = async () =>
  (await database.query('SELECT stock FROM dishes ORDER BY id')).rows.map((row) => row.stock);

/** Queries of programs since \`from\`, as the wire has them. */
const queries = (from = 0) => sandbox.seen('query').slice(from);

describe('pg', () => {
  it('reads values as pg does', async () => {
    const rows = await print(`
      const { rows } = await pool.query(
        "SELECT 9007199254740993::int8 AS big, 1.10::numeric AS price, 3 AS small, true AS yes, NULL AS nothing, " +
        "'{\\"a\\":[1]}'::jsonb AS json, '{1,2}'::int[] AS list, 'a'::text || $1 AS text, " +
        "'2026-11-01T10:00:00Z'::timestamptz AS at", ['é']);
      return rows.map((row) => ({ ...row, isDate: row.at instanceof Date }));
    `);
    expect(rows).toEqual([
      {
        big: '9007199254740993',
        price: '1.10',
        small: 3,
        yes: true,
        nothing: null,
        json: { a: [1] },
        list: [1, 2],
        text: 'aé',
        at: '2026-11-01T10:00:00.000Z',
        isDate: true,
      },
    ]);
  });

  it('says how many rows, and which columns', async () => {
    const result = await print(`
      const { rowCount } = await pool.query('UPDATE dishes SET stock = stock + 1');
      const { fields, command } = await pool.query('SELECT id, name FROM dishes');
      return { rowCount, command, fields: fields.map((field) => field.name) };
    `);
    expect(result).toEqual({ rowCount: 2, command: 'SELECT', fields: ['id', 'name'] });
  });

  it('throws DatabaseError with what Postgres says', async () => {
    const errors = await print(`
      const errors = [];
      for (const sql of ["INSERT INTO dishes (name, stock) VALUES ('Dal', 1)", 'UPDATE dishes SET stock = -1', 'SELEC 1', "SELECT 'x'::int"]) {
        await pool.query(sql, []).catch((error) => errors.push({
          real: error instanceof DatabaseError, code: error.code, table: error.table, constraint: error.constraint, detail: error.detail,
        }));
      }
      return errors;
    `);
    expect(errors).toMatchObject([
      {
        real: true,
        code: '23505',
        table: 'dishes',
        constraint: 'dishes_name_key',
        detail: 'Key (name)=(Dal) already exists.',
      },
      { real: true, code: '23514', constraint: 'dishes_stock_check' },
      { real: true, code: '42601' },
      { real: true, code: '22P02' },
    ]);
  });

  it('refuses other hosts and ports as a socket does', async () => {
    const codes = await print(`
      const codes = [];
      for (const connectionString of ['postgres://localhost:5433/x', 'postgres://db.example.com/x']) {
        await new Pool({ connectionString }).query('SELECT 1').catch((error) => codes.push(error.code));
      }
      return codes;
    `);
    expect(codes).toEqual(['ECONNREFUSED', 'ENOTFOUND']);
  });

  it('has no TLS, and says so as a server without it does', async () => {
    const message = await print(
      `return new Pool({ ssl: true }).query('SELECT 1').catch((error) => error.message);`,
    );
    expect(message).toBe('The server does not support SSL connections');
  });

  it('keeps prepared statements of two clients apart', async () => {
    const values = await print(`
      const [a, b] = [await pool.connect(), await pool.connect()];
      const values = [];
      for (const [client, text] of [[a, 'SELECT 1 AS v'], [b, 'SELECT 2 AS v'], [a, 'SELECT 1 AS v']]) {
        values.push((await client.query({ name: 'same', text })).rows[0].v);
      }
      a.release(); b.release();
      return values;
    `);
    expect(values).toEqual([1, 2, 1]);
  });
});

describe('transactions', () => {
  it('belong to one client; others wait for their end', async () => {
    const seen = await print(`
      const [a, b] = [await pool.connect(), await pool.connect()];
      await a.query('BEGIN');
      await a.query('UPDATE dishes SET stock = 0');
      const other = b.query("SELECT stock FROM dishes WHERE name = 'Dal'");
      await a.query('ROLLBACK');
      const seen = (await other).rows[0].stock;
      a.release(); b.release();
      return seen;
    `);
    expect(seen).toBe(5);
  });

  it('refuse further statements after an error', async () => {
    const code = await print(`
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('SELEC').catch(() => {});
      const code = await client.query('SELECT 1').catch((error) => error.code);
      await client.query('ROLLBACK');
      client.release();
      return code;
    `);
    expect(code).toBe('25P02');
  });

  it('are rolled back when their process is killed', async () => {
    await serve(`
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('UPDATE dishes SET stock = 0');
      await new Promise(() => {});
    `);
    const before = queries().length;
    const answer = sandbox.ask('/').catch(() => 'gone');
    await nextEvent(
      sandbox,
      (event) => event.kind === 'query' && queries().length >= before + 2 && event.rows === 2,
    );
    processes[0]!.kill();
    expect(await answer).toBe('gone');
    expect(await stock()).toEqual([5, 7]);
  });

  it('left open make a query from outside fail, not hang', async () => {
    await serve(`
      const client = await pool.connect();
      await client.query('BEGIN');
      return 'begun';
    `);
    await sandbox.ask('/');
    await expect(database.query('SELECT 1')).rejects.toThrow('that it has not ended');
  });
});

describe('the wire', () => {
  it('says what was asked, what it cost, and for which request', async () => {
    await serve(`
      return (await pool.query('SELECT * FROM dishes WHERE stock > $1', [request.url.slice(1)])).rowCount;
    `);
    const before = queries().length;
    expect(await sandbox.ask('/6')).toMatchObject({ text: '1' });
    expect(await sandbox.ask('/x')).toMatchObject({ status: 500 });
    const exchanges = sandbox.seen('request').map(({ exchange }) => exchange);
    const [good, bad] = queries(before);
    expect(good).toMatchObject({
      text: 'SELECT * FROM dishes WHERE stock > $1',
      parameters: ['6'],
      rows: 1,
      pagesRead: 1,
      error: null,
      exchange: exchanges.at(-2),
    });
    expect(bad).toMatchObject({ error: { code: '22P02' }, rows: 0, exchange: exchanges.at(-1) });
  });

  it('counts pages, so that an index shows', async () => {
    await database.reset(
      'CREATE TABLE orders AS SELECT i AS id, i % 1000 AS customer FROM generate_series(1, 20000) AS i; ANALYZE orders',
    );
    const before = queries().length;
    await print(`
      const ask = () => pool.query('SELECT * FROM orders WHERE id = $1', [77]);
      await ask();
      await pool.query('CREATE UNIQUE INDEX ON orders (id)');
      await ask();
      return null;
    `);
    const [slow, , fast] = queries(before).map(({ pagesRead }) => pagesRead!);
    expect(slow).toBeGreaterThan(80);
    expect(fast).toBeLessThan(10);
  });

  it('names no request when several are under way', async () => {
    await serve(`
      await new Promise((resolve) => setTimeout(resolve, 50));
      return (await pool.query('SELECT 1')).rowCount;
    `);
    const before = queries().length;
    await Promise.all([sandbox.ask('/'), sandbox.ask('/')]);
    expect(queries(before)[0]).toMatchObject({ exchange: null });
  });

  it('told how loading went', () => {
    const percents = sandbox.seen('loading').map(({ percent }) => percent);
    expect(percents.at(-1)).toBe(100);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  });
});

describe('a script', () => {
  it('has every value as Postgres writes it, and columns of the same name', async () => {
    const { statements, error } = await database.script(
      `SELECT '' AS a, NULL AS a, '{"b": [1]}'::jsonb, '2027-01-02T03:04:05Z'::timestamptz; SELECT; DELETE FROM dishes`,
      { maxRows: 10 },
    );
    expect(error).toBeNull();
    expect(statements[0]).toMatchObject({
      tag: 'SELECT 1',
      rows: [['', null, '{"b": [1]}', '2027-01-02 03:04:05+00']],
      columns: [
        { name: 'a', type: 25 },
        { name: 'a', type: 25 },
        { name: 'jsonb', type: 3802 },
        { name: 'timestamptz', type: 1184 },
      ],
    });
    expect(statements.slice(1)).toMatchObject([
      { tag: 'SELECT 1', columns: [], rows: [[]] },
      { tag: 'DELETE 2', columns: null },
    ]);
  });

  it('counts all rows and keeps some', async () => {
    const text = `SELECT repeat('x', 1000) FROM generate_series(1, 20000)`;
    const { statements, pagesRead } = await database.script(text, { maxRows: 3 });
    expect(statements).toMatchObject([{ rowCount: 20_000, tag: 'SELECT 20000' }]);
    expect(statements[0]!.rows).toHaveLength(3);
    expect(pagesRead).toBe(0);
  });

  it('tells errors and notices in full, and undoes what stood before', async () => {
    const { error, notices, statements } = await database.script(
      `DROP TABLE IF EXISTS nothing; DELETE FROM dishes; INSERT INTO dishes (name, stock) VALUES ('Dal', -1)`,
      { maxRows: 10 },
    );
    expect(notices).toMatchObject([
      { severity: 'NOTICE', message: expect.stringContaining('nothing') },
    ]);
    expect(statements.map(({ tag }) => tag)).toEqual(['DROP TABLE', 'DELETE 2']);
    expect(error).toMatchObject({ code: '23514', constraint: 'dishes_stock_check' });
    expect(error?.detail).toContain('Failing row');
    const wrong = await database.script('SELECT nam FROM dishes', { maxRows: 10 });
    expect(wrong.error).toMatchObject({ code: '42703', position: 8, hint: expect.any(String) });
    expect(await stock()).toEqual([5, 7]);
  });

  it('can hold a transaction, which a known state ends', async () => {
    const snapshot = await database.snapshot();
    const begun = await database.script('BEGIN; UPDATE dishes SET stock = 1', { maxRows: 10 });
    expect(begun.inTransaction).toBe(true);
    await database.restore(snapshot);
    expect((await database.script('', { maxRows: 10 })).inTransaction).toBe(false);
    expect(await stock()).toEqual([5, 7]);
  });

  it('refuses to read a copy from nowhere', async () => {
    const { error } = await database.script('COPY dishes FROM STDIN', { maxRows: 10 });
    expect(error).toMatchObject({ severity: 'ERROR' });
    expect(await stock()).toEqual([5, 7]);
  });
});

describe('the catalog', () => {
  it('has tables, columns, rules and indexes; rows are counted and read by their key', async () => {
    await database.reset(`
      CREATE SCHEMA old;
      CREATE TABLE "order" (
        "group" int PRIMARY KEY, dish text DEFAULT 'Dal' NOT NULL, note text, CHECK (dish <> '')
      );
      CREATE INDEX by_dish ON "order" (dish);
      CREATE TABLE old.lines (id int GENERATED ALWAYS AS IDENTITY, "order" int REFERENCES "order");
      CREATE VIEW dishes AS SELECT dish FROM "order";
      INSERT INTO "order" VALUES (2), (1);
    `);
    const tables = readCatalog(await database.script(catalogSql, { maxRows: 100 }));
    expect(tables.map(({ name, kind }) => [name, kind])).toEqual([
      ['"order"', 'table'],
      ['dishes', 'view'],
      ['old.lines', 'table'],
    ]);
    expect(tables[0]).toMatchObject({
      columns: [
        { name: 'group', type: 'integer', isNullable: false, default: null, key: '"group"' },
        { name: 'dish', type: 'text', isNullable: false, default: "'Dal'::text", key: null },
        { name: 'note', isNullable: true },
      ],
      indexes: [{ name: 'order_pkey' }, { name: 'by_dish', kilobytes: 16 }],
    });
    const kinds = tables[0]!.rules.map(({ kind }) => kind);
    expect(kinds).toContain('primary key');
    expect(kinds).toContain('check');
    expect(tables[2]!.columns[0]).toMatchObject({ default: 'counts up' });
    expect(tables[2]!.rules).toMatchObject([{ kind: 'foreign key' }]);
    const counted = await database.script(countsSql(tables)!, { maxRows: 100 });
    expect([...readCounts(tables, counted.statements[0])]).toEqual([
      ['"order"', 2],
      ['old.lines', 0],
    ]);
    const { statements } = await database.script(rowsSql(tables[0]!, 1), { maxRows: 100 });
    expect(statements).toMatchObject([{ rows: [['1', 'Dal', null]] }]);
  });
});

describe('a server', () => {
  it('answers ten at once, and its data outlive it', async () => {
    const body = `return (await pool.query("UPDATE dishes SET stock = stock - 1 WHERE name = 'Dal' AND stock > 0")).rowCount;`;
    await serve(body);
    const answers = await Promise.all(Array.from({ length: 10 }, () => sandbox.ask('/')));
    expect(answers.filter(({ text }) => text === '1')).toHaveLength(5);
    processes[0]!.kill();
    await processes[0]!.exit;
    await serve(body);
    expect(await sandbox.ask('/')).toMatchObject({ text: '0' });
    expect(await stock()).toEqual([0, 7]);
  });
});

describe('a known state', () => {
  it('comes back with rows, sequences and tables', async () => {
    const snapshot = await database.snapshot();
    const add = `INSERT INTO dishes (name, stock) VALUES ('Chai', 1) RETURNING id`;
    expect((await database.query(add)).rows).toEqual([{ id: 3 }]);
    await database.restore(snapshot);
    expect((await database.query(add)).rows).toEqual([{ id: 3 }]);
    await database.query('ALTER TABLE dishes DROP COLUMN stock; CREATE TABLE extra ()');
    await database.restore(snapshot);
    expect(await stock()).toEqual([5, 7]);
    await expect(database.query('SELECT * FROM extra')).rejects.toMatchObject({ code: '42P01' });
  });

  it('comes back while a program holds a transaction', async () => {
    const snapshot = await database.snapshot();
    await serve(`
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('UPDATE dishes SET stock = 0');
      return 'begun';
    `);
    await sandbox.ask('/');
    await database.restore(snapshot);
    expect(await stock()).toEqual([5, 7]);
  });

  it('comes back soon with 60,000 rows', async () => {
    await database.reset(
      'CREATE TABLE orders AS SELECT i AS id, now() AS at FROM generate_series(1, 60000) AS i',
    );
    const snapshot = await database.snapshot();
    await database.query('DELETE FROM orders');
    const started = performance.now();
    await database.restore(snapshot);
    expect(performance.now() - started).toBeLessThan(2000);
    const { rows } = await database.query('SELECT count(*) FROM orders');
    expect(rows).toEqual([{ count: '60000' }]);
  });
});

describe('a project', () => {
  const server = `
    import { createServer } from 'node:http';
    import { Pool } from 'pg';
    const pool = new Pool();
    createServer(async (request, response) => {
      const { rows } = await pool.query(request.method === 'POST' ? "INSERT INTO drinks VALUES ('Lassi')" : 'SELECT name FROM drinks');
      response.end(JSON.stringify(rows));
    }).listen(3000);
  `;
  const files = {
    'backend/server.ts': server,
    'backend/schema.sql': 'CREATE TABLE drinks (name text NOT NULL);\n',
    'backend/seed.sql': "INSERT INTO drinks\n  VALUES ('Chai');",
    'frontend/index.html': '<p>hello</p>',
  };

  it('gets its tables and rows before its server starts, and anew when their SQL changes', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const project = await runProject(sandbox, { files, container, title: 'Test' });
    try {
      expect(project.backend).toBe('listening');
      await sandbox.ask('/', { method: 'POST' });
      await project.startBackend();
      expect((await sandbox.ask('/')).text).toBe('[{"name":"Chai"},{"name":"Lassi"}]');

      const wrong = { ...files, 'backend/seed.sql': 'INSERT INTO drinks\n  VALUES (milk);' };
      await project.update(wrong);
      expect(project.backend).toBe('failed');
      expect(sandbox.seen('error').at(-1)).toMatchObject({
        message: 'column "milk" does not exist (SQLSTATE 42703)',
        location: { file: 'backend/seed.sql', line: 2, column: 11 },
      });

      await project.update(files);
      expect((await sandbox.ask('/')).text).toBe('[{"name":"Chai"}]');
    } finally {
      project.dispose();
      container.remove();
    }
  });
});

it('can go away from programs and come back, while it can still be asked from outside', async () => {
  await serve(`
    pool.removeAllListeners('error').on('error', (error) => console.log(error.code));
    return (await pool.query('SELECT count(*)::int AS n FROM dishes')).rows;
  `);
  const open = { status: 200, text: '[{"n":2}]' };
  expect(await sandbox.ask('/')).toMatchObject(open);
  database.setReachable(false);
  await nextEvent(sandbox, (event) => event.kind === 'log' && event.text === 'ECONNRESET');
  expect((await sandbox.ask('/')).text).toContain('ECONNREFUSED');
  expect(await stock()).toEqual([5, 7]);
  database.setReachable(true);
  expect(await sandbox.ask('/')).toMatchObject(open);
});

it('begins with nothing in it, and with what the trace counts by', async () => {
  const second = await openSandbox();
  try {
    const { rows } = await second.database!.query(
      'SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = $1',
      ['public'],
    );
    expect(rows).toEqual([{ n: 0 }]);
    const setting = await second.database!.query('SHOW auto_explain.log_buffers');
    expect(setting.rows).toEqual([{ 'auto_explain.log_buffers': 'on' }]);
  } finally {
    second.dispose();
  }
});

describe('its time', () => {
  const noon = Date.UTC(2027, 0, 15, 12);
  const hour = 3_600_000;

  it('is that of the clock, in every function that tells it', async () => {
    const clock = sandbox.clock!;
    clock.install({ now: noon });
    await database.query('CREATE TABLE visits (at timestamptz NOT NULL DEFAULT now())');
    await clock.advance(hour);
    await database.query('INSERT INTO visits DEFAULT VALUES');
    await clock.jump(24 * hour);
    const { rows } = await database.query(`
      SELECT at, clock_timestamp() AS now, CURRENT_DATE::text AS day,
        now() - at > interval '23 hours' AS old, CURRENT_TIMESTAMP - at > interval '25 hours' AS older
      FROM visits`);
    const now = new Date(noon + 25 * hour);
    expect(rows).toEqual([
      { at: new Date(noon + hour), now, day: '2027-01-16', old: true, older: false },
    ]);
  });

  it('is waited for: an advance ends when the statements have been answered', async () => {
    sandbox.clock!.install({ now: noon });
    await sandbox
      .serve(
        `
      import { createServer } from 'node:http';
      import { Pool } from 'pg';
      const pool = new Pool();
      setInterval(async () => {
        const { rows } = await pool.query('UPDATE dishes SET stock = stock - 1 RETURNING stock, now()');
        console.log(rows[0].stock, rows[0].now.getTime() - Date.now());
      }, 1000);
      createServer().listen(3000);`,
      )
      .then((process) => processes.push(process));
    await sandbox.clock!.advance(2000);
    expect(
      sandbox
        .seen('log')
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['4 0', '3 0']);
  });

  it('is real without one', async () => {
    sandbox.clock!.uninstall();
    const { rows } = await database.query('SELECT now() AS now');
    expect(Math.abs((rows[0]!.now as Date).getTime() - Date.now())).toBeLessThan(60_000);
  });
});
