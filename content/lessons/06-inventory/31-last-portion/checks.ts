import {
  defineChecks,
  expect,
  type CheckResponse,
  type CheckTools,
  type RivalReport,
} from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2'],

  hints: {
    'writes-what-it-worked-out': {
      nudge: 'What did the other guest change after you had looked?',
      pointer:
        'Between reading and writing anything can happen. Let Postgres work out the new number itself, in the statement that writes, and only if enough is left.',
      sample:
        'Two clerks read “1 copy” in the same catalog. Each crosses it out, writes 0, and lends the book. Nobody compared again while writing.',
    },
    'transaction-without-lock': {
      nudge: 'A transaction hides your writes from others. Does it stop theirs?',
      pointer:
        'At the usual level, Read Committed, a transaction locks a row when it writes it, or when it reads it with `FOR UPDATE`. Reading alone locks nothing.',
      sample:
        'A fitting room with a curtain keeps your changes private. It does not keep anybody from buying the last coat outside.',
    },
    'refused-by-the-table': {
      nudge: 'The table saved you. What did the guest read?',
      pointer:
        'The rule `stock >= 0` stops the second sale with an error. An expected refusal is no error: ask in `WHERE` whether enough is left, and look at `rowCount`.',
      sample:
        'A bus that is full leaves people at the stop with a sign: full. It does not let them in and then break down.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Whenever another guest buys in between, no portion is sold twice and none is lost',
      async run({ request, db }) {
        const tools = { request, db };
        for (const stock of [1, 2]) {
          const { statements } = await orderWithRival(tools, stock, Infinity);
          expect(statements, {
            seen: 'The kitchen did not ask the pantry for anything.',
            expected: 'An order takes a portion out of the pantry.',
          }).toBeGreaterThan(0);
          for (let after = 1; after < statements; after++)
            judge(stock, await orderWithRival(tools, stock, after));
        }
      },
    },

    {
      id: 'c2',
      title: 'Ten guests at once, five portions: five get `201`, five get `409`',
      async run({ request, db }) {
        const dish = await newDish({ db }, 5);
        const responses = await Promise.all(
          Array.from({ length: 10 }, () => request.post('/api/orders', { data: { dish } })),
        );
        const statuses = responses.map(({ status }) => status).toSorted();
        const { stock, orders } = await pantry({ db }, dish);
        const seen = `The answers were ${statuses.join(', ')}. ${orders} orders are in the book, ${stock} portions are left.`;
        expect(statuses, {
          seen,
          expected: 'Five portions are sold, and five guests are refused with 409.',
          hint: statuses.includes(500) ? 'refused-by-the-table' : 'writes-what-it-worked-out',
        }).toEqual([...Array(5).fill(201), ...Array(5).fill(409)]);
        expect(
          { stock, orders },
          {
            seen,
            expected: 'Five orders are in the book, and nothing is left.',
          },
        ).toEqual({ stock: 0, orders: 5 });
      },
    },

    {
      id: 'c3',
      title: 'Who comes too late is told so: `409`, with a sentence for the guest',
      async run({ request, db }) {
        const dish = await newDish({ db }, 1);
        await request.post('/api/orders', { data: { dish } });
        const late = await request.post('/api/orders', { data: { dish } });
        expect(late.status, {
          seen: `The second order of the last portion got ${late.status}.`,
          expected: 'The order is well formed, but conflicts with what is left: 409.',
          hint: late.status === 500 ? 'refused-by-the-table' : null,
        }).toBe(409);
        expect(sentenceIn(late), {
          seen: `The body of the 409 is ${late.text.slice(0, 100)}`,
          expected: 'Its field error has a sentence that the page can show.',
        }).toMatch(/\w+ \w+/);
      },
    },

    {
      id: 'c4',
      title: 'The page says that the dish is sold out, and shows what is left',
      async run({ page, request, db }) {
        const [{ id, name } = {}] = await db.query('SELECT id, name FROM dishes WHERE stock = 1');
        const button = page.getByRole('button', { name: `Order ${String(name)}`, exact: true });
        await button.waitFor();
        await request.post('/api/orders', { data: { dish: id } });
        await button.click();
        await page.getByText('sold out').first().waitFor();
        const { stock, orders } = await pantry({ db }, Number(id));
        expect(
          { stock, orders },
          {
            seen: `${orders} orders for the last ${String(name)}, ${stock} left.`,
            expected: 'One order, and nothing left.',
          },
        ).toEqual({ stock: 0, orders: 1 });
      },
    },
  ],
});

interface Outcome extends RivalReport {
  status: number;
  /** The kitchen sent a `BEGIN`. */
  isTransaction: boolean;
  stock: number;
  /** Orders in the book: the guest's and the rival's. */
  orders: number;
}

/** One order of a dish of which `stock` are left; somebody else buys one after the kitchen's statement `after`. */
async function orderWithRival(
  { request, db }: Pick<CheckTools, 'request' | 'db'>,
  stock: number,
  after: number,
): Promise<Outcome> {
  const dish = await newDish({ db }, stock);
  const report = await db.rival({
    after,
    sql: `WITH sold AS (UPDATE dishes SET stock = stock - 1 WHERE id = ${dish} AND stock >= 1 RETURNING id)
      INSERT INTO orders (dish_id) SELECT id FROM sold`,
    table: 'dishes',
    where: `id = ${dish}`,
  });
  let status = 0;
  const queries = await db.during(async () => {
    ({ status } = await request.post('/api/orders', { data: { dish } }));
  });
  const isTransaction = queries.some(({ text }) => /^\s*(begin|start)\b/i.test(text));
  return { status, isTransaction, ...(await report()), ...(await pantry({ db }, dish)) };
}

function judge(start: number, outcome: Outcome): void {
  const { status, stock, orders, acted, isTransaction } = outcome;
  const who = acted === 'after waiting' ? 'right after' : 'in the middle of';
  const seen =
    `${start} left. Another guest bought one ${who} the order. The order got ${status}; ` +
    `now ${orders} orders are in the book, and the pantry says ${stock}.`;
  expect(status, {
    seen,
    expected: 'A guest who comes too late is refused with 409. That is no fault of the kitchen.',
    hint: 'refused-by-the-table',
  }).not.toBe(500);
  expect(stock + orders, {
    seen,
    expected: `What was sold and what is left are ${start} together.`,
    hint: isTransaction ? 'transaction-without-lock' : 'writes-what-it-worked-out',
  }).toBe(start);
}

let nextName = 0;

/** Puts a dish of its own into the pantry. Gives its id. */
async function newDish({ db }: Pick<CheckTools, 'db'>, stock: number): Promise<number> {
  const [row] = await db.query('INSERT INTO dishes (name, stock) VALUES ($1, $2) RETURNING id', [
    `Special ${++nextName}`,
    stock,
  ]);
  return Number(row?.['id']);
}

async function pantry({ db }: Pick<CheckTools, 'db'>, dish: number) {
  const [row] = await db.query(
    'SELECT stock, (SELECT count(*)::int FROM orders WHERE dish_id = dishes.id) AS orders FROM dishes WHERE id = $1',
    [dish],
  );
  return row as { stock: number; orders: number };
}

function sentenceIn(response: CheckResponse): string {
  const body = response.json() as { error?: unknown } | null;
  return typeof body?.error === 'string' ? body.error : '';
}
