import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

/** SQLSTATE codes of Postgres, with what they mean. */
const kinds: Record<string, string> = {
  '23502': 'something is missing',
  '23503': 'what it refers to is not there',
  '23505': 'it is there already',
  '23514': 'a rule is broken',
};

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4'],

  hints: {
    'price-looked-up': {
      nudge: 'Dal gets dearer tomorrow. What did Luz pay last week?',
      pointer:
        'The price of a dish today and what somebody paid are two facts that happen to be equal once. Each needs a place of its own.',
      sample:
        'A receipt has the prices printed on it. The shop does not send you its new catalog instead.',
    },
    'two-spellings': {
      nudge: 'Are `Amara@x.test` and `amara@x.test` equal to Postgres? Are they equal to Amara?',
      pointer:
        'A unique rule compares character by character. Let it compare `lower(email)`: an index may stand on what is worked out.',
      sample:
        'A register that files “Station Road” and “station road” apart has two keys for one house.',
    },
    'nothing-refused': {
      nudge: 'Which line of your schema says that nobody orders minus two portions?',
      pointer:
        'A type says what kind of value it is. What a value may be, a `CHECK` says: `CHECK (qty BETWEEN 1 AND 20)`.',
      sample:
        'A coin slot lets no paper in, because it is narrow. Nobody has to stand beside it and look.',
    },
    'money-that-floats': {
      nudge: 'What is 0.1 + 0.2, for a computer?',
      pointer:
        '`real` and `double precision` keep the nearest number they have. Money is counted: use whole paise in an `int`, or `numeric`.',
      sample:
        'A ruler without marks gives every length nearly right. For counting chairs, one uses whole numbers.',
    },
    'history-thrown-away': {
      nudge: 'Take Dal off the menu. Where did the orders go?',
      pointer:
        '`ON DELETE CASCADE` removes also what refers to the row. Without it, Postgres refuses to remove what is still needed.',
      sample: 'A library that gives a book away does not burn the list of those who once read it.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Customers, dishes, orders and their items fit into the tables, and onto the board',
      async run({ page, request, db }) {
        const tools = { page, request, db };
        const { dish, name } = await order(tools, { qty: 3, price: 4500 });
        const board = (await request.get('/api/board')).json() as Record<string, unknown>[];
        const line = board.find((one) => one['dish'] === name);
        expect(line, {
          seen: `Three portions of ${name} (dish ${dish}, 4500 paise each) were ordered. The board says ${JSON.stringify(line ?? board)}.`,
          expected: 'The board reads your tables: three portions, 135.00 rupees.',
        }).toEqual({ dish: name, portions: 3, rupees: '135.00' });
        await page.reload();
        await page.getByText(`“${name}”`).first().waitFor();
      },
    },

    {
      id: 'c2',
      title: 'Bad rows are refused, each for the right reason',
      async run({ db }) {
        const tools = { db };
        const { dish, order: id, name, email } = await order(tools, { qty: 1, price: 100 });
        const { order: other } = await order(tools, { qty: 1, price: 100 });
        const nobody = 900_000;
        const item = (values: string) =>
          `INSERT INTO order_items (order_id, dish_id, qty, unit_price) VALUES (${values})`;
        const person = (values: string) => `INSERT INTO customers (name, email) VALUES (${values})`;
        const food = (values: string) => `INSERT INTO dishes (name, price) VALUES (${values})`;
        const rows: Bad[] = [
          { what: 'a customer without a name', sql: person(`NULL, 'a@x.test'`), code: '23502' },
          { what: 'a customer without an address', sql: person(`'Luz', NULL`), code: '23502' },
          { what: `a second customer ${email}`, sql: person(`'Luz', '${email}'`), code: '23505' },
          {
            what: `a second customer ${email.toUpperCase()}`,
            sql: person(`'Luz', '${email.toUpperCase()}'`),
            code: '23505',
            hint: 'two-spellings',
          },
          { what: 'a dish without a name', sql: food('NULL, 100'), code: '23502' },
          { what: 'a dish without a price', sql: food(`'Naan', NULL`), code: '23502' },
          {
            what: 'a dish for −1',
            sql: food(`'Naan', -1`),
            code: '23514',
            hint: 'nothing-refused',
          },
          { what: `a second ${name}`, sql: food(`'${name}', 100`), code: '23505' },
          {
            what: `${name.toLowerCase()}, spelled small`,
            sql: food(`'${name.toLowerCase()}', 100`),
            code: '23505',
          },
          { what: 'a dish “Naan ”, with a space behind', sql: food(`'Naan ', 100`), code: '23514' },
          {
            what: 'an order of nobody',
            sql: 'INSERT INTO orders (customer_id) VALUES (NULL)',
            code: '23502',
          },
          {
            what: 'an order of an unknown customer',
            sql: `INSERT INTO orders (customer_id) VALUES (${nobody})`,
            code: '23503',
          },
          {
            what: 'an unknown dish in an order',
            sql: item(`${other}, ${nobody}, 1, 100`),
            code: '23503',
          },
          {
            what: 'a dish in an unknown order',
            sql: item(`${nobody}, ${dish}, 1, 100`),
            code: '23503',
          },
          {
            what: 'the same dish twice in an order',
            sql: item(`${id}, ${dish}, 1, 100`),
            code: '23505',
          },
          ...[0, -2, 21].map((qty) => ({
            what: `${qty} portions`,
            sql: item(`${other}, ${dish}, ${qty}, 100`),
            code: '23514',
            hint: 'nothing-refused',
          })),
          {
            what: 'portions without a price',
            sql: item(`${other}, ${dish}, 1, NULL`),
            code: '23502',
          },
          {
            what: 'portions for −100',
            sql: item(`${other}, ${dish}, 1, -100`),
            code: '23514',
            hint: 'nothing-refused',
          },
        ];
        for (const row of rows) await refuses(tools, row);
      },
    },

    {
      id: 'c3',
      title: 'Money adds up to the paisa, and a new price changes no old order',
      async run({ db }) {
        const tools = { db };
        const { dish, order: id, name } = await order(tools, { qty: 3, price: 16_777_217 });
        await db.query(`UPDATE dishes SET price = 100 WHERE id = ${dish}`);
        const [row] = await db.query(
          `SELECT sum(qty * unit_price)::text AS sum FROM order_items WHERE order_id = ${id}`,
        );
        expect(Number(row?.['sum']), {
          seen: `Three portions of ${name} were ordered for 16777217 paise each, then the price was changed. They add up to ${String(row?.['sum'])}.`,
          expected: 'They still cost 50331651 paise.',
          hint: 'money-that-floats',
        }).toBe(50_331_651);
        await db.query(`UPDATE dishes SET price = 0.1 + 0.2 WHERE id = ${dish}`).catch(() => null);
        const [stored] = await db.query(
          `SELECT price::text AS price FROM dishes WHERE id = ${dish}`,
        );
        expect(Number.isInteger(Number(stored?.['price'])), {
          seen: `A price of 0.1 + 0.2 is stored as ${String(stored?.['price'])}.`,
          expected: 'A price is a whole number of paise.',
          hint: 'money-that-floats',
        }).toBe(true);
      },
    },

    {
      id: 'c4',
      title: 'A dish that was sold cannot be taken out of the history',
      async run({ db }) {
        const tools = { db };
        const { dish, order: id, customer, name } = await order(tools, { qty: 2, price: 900 });
        const removals = [
          [`the dish ${name}`, `DELETE FROM dishes WHERE id = ${dish}`],
          ['the customer', `DELETE FROM customers WHERE id = ${customer}`],
          ['the order', `DELETE FROM orders WHERE id = ${id}`],
        ] as const;
        for (const [what, sql] of removals) {
          await db.query(sql).catch(() => null);
          const [left] = await db.query(
            `SELECT sum(qty * unit_price)::int AS paise FROM order_items WHERE order_id = ${id} AND dish_id = ${dish}`,
          );
          expect(left?.['paise'], {
            seen: `Somebody tried to delete ${what}. Of the order of 1800 paise ${left?.['paise'] ?? 'nothing'} is left.`,
            expected: 'What was sold stays in the book.',
            hint: 'history-thrown-away',
          }).toBe(1800);
        }
      },
    },
  ],
});

interface Bad {
  what: string;
  sql: string;
  /** The SQLSTATE it must be refused with. */
  code: string;
  hint?: string;
}

async function refuses(
  { db }: Pick<CheckTools, 'db'>,
  { what, sql, code, hint }: Bad,
): Promise<void> {
  const refused = await db.query(sql).then(
    () => null,
    (error: unknown) => error as { code?: string; message: string },
  );
  const reason = refused && (kinds[refused.code ?? ''] ?? refused.message);
  expect(refused?.code, {
    seen: `The tables ${refused ? `refuse ${what}: ${reason}` : `take ${what}`}.`,
    expected: `They refuse it, because ${kinds[code]}.`,
    hint: refused ? null : (hint ?? null),
  }).toBe(code);
}

let next = 1 + Math.floor(Math.random() * 5000);

/** Stores a customer, a dish and an order of it, under names of their own. Fails when the tables do not take them. */
async function order(
  { db }: Pick<CheckTools, 'db'>,
  { qty, price }: { qty: number; price: number },
) {
  const number = next++;
  const name = `${pick(['Rasam', 'Paneer', 'Biryani'])} ${number}`;
  const email = `guest${number}@x.test`;
  const insert = async (table: string, columns: string, values: unknown[]) => {
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const sql = `INSERT INTO ${table} (${columns}) VALUES (${places}) RETURNING *`;
    try {
      return (await db.query(sql, values))[0] ?? {};
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      expect(message, {
        seen: `A good row for ${table} (${columns}) is refused: ${message}`,
        expected: 'The table has these columns, and takes good rows.',
        hint: code === '42703' && message.includes('unit_price') ? 'price-looked-up' : null,
      }).toBe('');
      throw error;
    }
  };
  const customer = Number((await insert('customers', 'name, email', ['Luz', email]))['id']);
  const dish = Number((await insert('dishes', 'name, price', [name, price]))['id']);
  const id = Number((await insert('orders', 'customer_id', [customer]))['id']);
  const items = [id, dish, qty, price];
  await insert('order_items', 'order_id, dish_id, qty, unit_price', items);
  return { customer, dish, order: id, name, email };
}
