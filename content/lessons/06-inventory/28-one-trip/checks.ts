import {
  defineChecks,
  expect,
  pick,
  rowsCarriedBy,
  tripsOf,
  type CheckTools,
} from '#checks/index.ts';

/** More rows than the orders and their lines is too much to carry. A few customers or dishes are not. */
const SPARE_ROWS = 5;
const MAX_TRIPS = 3;

export default defineChecks({
  failsAtStart: ['c1', 'c3'],

  hints: {
    'all-at-once': {
      nudge: 'Twenty cooks in the pantry at once. How many trips are that?',
      pointer:
        'Asking at the same time saves waiting, not trips. Ask once for the lines of all orders: `WHERE order_id = ANY($1)`.',
      sample:
        'A taxi for each guest, all at the same time, is still a taxi for each guest. A bus makes one journey.',
    },
    'list-in-the-text': {
      nudge: 'What does `IN ()` mean, and when does your code write it?',
      pointer:
        'Values belong beside the text, not into it. `= ANY($1)` takes a whole list as one value, also an empty one.',
      sample:
        'An order form with a blank box works for any number of books, also for none. A form printed anew for each order does not.',
    },
    'empty-orders-lost': {
      nudge: 'Which ticket disappeared, and how many dishes are on it?',
      pointer:
        '`JOIN` keeps only rows that find a partner. `LEFT JOIN` keeps every row of the left table, with nulls where nothing fits.',
      sample:
        'A list of readers with their loans, made from the loan cards, leaves out everybody who has borrowed nothing.',
    },
    'whole-pantry': {
      nudge: 'How many rows come back, and how many end up on the page?',
      pointer:
        'A row that is not needed should stay in the pantry. Tell Postgres which orders you mean, in `WHERE`.',
      sample:
        'Who wants one book does not have the whole library brought to the desk and then picks.',
    },
    'kept-copy': {
      nudge: 'Tomasz gives a dish a new name. When does your kitchen notice?',
      pointer:
        'A copy kept in a variable is as old as the moment it was made. Join the table in the same question: then the answer is of now.',
      sample:
        'A timetable photographed in spring is quick to read, and wrong from the first change on.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: '5, 20 or 50 tickets: the same number of trips to the pantry, 3 at most',
      async run({ request, db }) {
        const tools = { request, db };
        for (const limit of [5, 20, 50]) {
          const { queries } = await list(tools, limit);
          const trips = tripsOf(queries).length;
          expect(trips, {
            seen: `${limit} tickets took ${trips} trips to the pantry.`,
            expected: `${MAX_TRIPS} trips are enough, however many tickets there are.`,
            hint: trips > limit ? 'all-at-once' : null,
          }).toBeLessThanOrEqual(MAX_TRIPS);
        }
      },
    },

    {
      id: 'c2',
      title: 'Every ticket is there, also one without dishes, and its lines stand in order',
      async run({ request, db }) {
        const tools = { request, db };
        const limit = 30 + Math.floor(Math.random() * 20);
        const { tickets } = await list(tools, limit);
        const wanted = await ticketsIn(tools, limit);
        const missing = wanted.filter(({ id }) => !tickets.some((ticket) => ticket.id === id));
        expect(missing, {
          seen: `Of ${limit} tickets, ${missing.length} did not come: ${missing.map(({ id, lines }) => `${id} (${lines.length} dishes)`).join(', ')}.`,
          expected: 'The newest orders come, all of them.',
          hint: missing.length > 0 ? 'empty-orders-lost' : null,
        }).toEqual([]);
        for (const [index, ticket] of wanted.entries()) {
          expect(tickets[index], {
            seen: `Ticket number ${index + 1} of the reply is ${JSON.stringify(tickets[index])}.`,
            expected: `It is ${JSON.stringify(ticket)}, as before.`,
          }).toEqual(ticket);
        }
      },
    },

    {
      id: 'c3',
      title: 'No row is carried that is not needed',
      async run({ request, db }) {
        const tools = { request, db };
        // So many that a row for each ticket is seen.
        const limit = SPARE_ROWS + 3 + Math.floor(Math.random() * 10);
        const { tickets, queries } = await list(tools, limit);
        const needed = tickets.length + tickets.flatMap(({ lines }) => lines).length;
        const carried = rowsCarriedBy(queries);
        expect(carried, {
          seen: `${carried} rows were carried for ${limit} tickets.`,
          expected: `Those tickets and their lines are ${needed} rows.`,
          // A query for each order carries a few rows too many; that is another matter.
          hint: carried > needed + limit + SPARE_ROWS ? 'whole-pantry' : null,
        }).toBeLessThanOrEqual(needed + SPARE_ROWS);
      },
    },

    {
      id: 'c4',
      title: 'On an evening without orders the list is empty, not broken',
      async run({ request, db }) {
        const tools = { request, db };
        await db.query('TRUNCATE orders, order_items');
        const { tickets } = await list(tools, 20, 'list-in-the-text');
        expect(tickets, {
          seen: `Without orders, the reply is ${JSON.stringify(tickets).slice(0, 80)}.`,
          expected: 'The reply is an empty list.',
        }).toEqual([]);
      },
    },

    {
      id: 'c5',
      title: 'A dish with a new name has it on the next ticket list',
      async run({ request, db }) {
        const tools = { request, db };
        const { tickets } = await list(tools, 20);
        const dish = pick(
          tickets.flatMap(({ lines }) => lines.map((line) => line.dish)) as [string, ...string[]],
        );
        const renamed = `${dish} ${Math.floor(Math.random() * 1000)}`;
        await db.query('UPDATE dishes SET name = $1 WHERE name = $2', [renamed, dish]);
        const after = (await list(tools, 20)).tickets;
        const names = after.flatMap(({ lines }) => lines.map((line) => line.dish));
        expect(names, {
          seen: `${dish} was renamed to ${renamed} in the pantry. The list still says ${dish}.`,
          expected: `The list says ${renamed}.`,
          hint: 'kept-copy',
        }).not.toContain(dish);
      },
    },
  ],
});

interface Ticket {
  id: number;
  customer: string;
  lines: { dish: string; qty: number }[];
}

/** Asks for tickets. Gives them, and what the kitchen asked the pantry meanwhile. */
async function list(
  { request, db }: Pick<CheckTools, 'request' | 'db'>,
  limit: number,
  hint: string | null = null,
) {
  let tickets: Ticket[] = [];
  const queries = await db.during(async () => {
    const response = await request.get(`/api/orders?limit=${limit}`);
    expect(response.status, {
      seen: `The kitchen answered ${response.status} to a list of ${limit} tickets: ${response.text.slice(0, 100)}`,
      expected: 'The kitchen answers 200. Its log says what went wrong.',
      hint,
    }).toBe(200);
    tickets = response.json() as Ticket[];
    expect(Array.isArray(tickets), {
      seen: `The reply is ${response.text.slice(0, 100)}`,
      expected: 'The reply is a list of tickets, as before.',
    }).toBe(true);
  });
  return { tickets, queries };
}

/** The tickets as the pantry has them. */
async function ticketsIn({ db }: Pick<CheckTools, 'db'>, limit: number): Promise<Ticket[]> {
  const rows = await db.query(
    `SELECT o.id, c.name AS customer,
       (SELECT coalesce(json_agg(json_build_object('dish', d.name, 'qty', i.qty) ORDER BY i.line), '[]')
        FROM order_items i JOIN dishes d ON d.id = i.dish_id WHERE i.order_id = o.id) AS lines
     FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY o.id DESC LIMIT $1`,
    [limit],
  );
  return rows as unknown as Ticket[];
}
