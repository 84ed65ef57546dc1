import { defineChecks, expect, pagesReadBy, type CheckTools } from '#checks/index.ts';

/** Database pages that 20 rows may cost. The right index needs about 25, the whole table has about 180. */
const MAX_PAGES = 40;
const BUSY = 42;
const RARE = 1001;

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c4'],

  hints: {
    'index-on-the-date': {
      nudge:
        'Fine for the regular. How far back must you read to find the guest who came 20 times?',
      pointer:
        'An index by date finds the newest orders of everybody. It has to be searched until enough of one guest have turned up.',
      sample:
        'In a diary of all visitors you find yesterday at once. To find the five visits of one aunt you read years.',
    },
    'index-on-the-customer': {
      nudge: 'Found quickly. And then sorted what?',
      pointer:
        'An index on the customer alone leads to all orders of a guest. To know the newest 20, Postgres fetches them all and sorts.',
      sample:
        'A card box by author brings all 300 books of one author to the desk, when you wanted the latest.',
    },
    'columns-swapped': {
      nudge:
        'Read the index like a phone book: sorted by date first. Where does one guest stand in it?',
      pointer:
        'An index is sorted by its first column, and by the second only among equals. What you compare with `=` comes first, what you sort by comes after.',
      sample:
        'A phone book sorted by first name, then by family name, is of little help when you look for one family.',
    },
    'compares-as-text': {
      nudge: 'What exactly is stored in the index: numbers, or words made of them?',
      pointer:
        'An index on a column helps only where the column itself is compared. `customer_id::text` is another value, which is in no index.',
      sample: 'A dictionary sorted by the first letter does not help to find words by their last.',
    },
    'by-offset': {
      nudge: 'The first page is quick. Count what is read for the last one.',
      pointer:
        '`OFFSET` reads the rows it leaves out. Remember where the page ended, and ask for what comes after: `(created_at, id) < ($2, $3)`.',
      sample:
        'To go on in a book you need a bookmark. Without one you count pages from the start, each evening anew.',
    },
    'key-without-the-id': {
      nudge: 'Two orders of the same minute, one at the end of a page. Where is the other?',
      pointer:
        'The place where a page ends must be told by all that is sorted by. A date can occur twice; the date together with the id cannot.',
      sample: '“Go on after Smith” is not enough for a list with eleven Smiths.',
    },
    'an-index-for-everything': {
      nudge: 'Who keeps all those indexes right when an order comes in?',
      pointer:
        'Each index is one more thing to write for every order. Add the one that the question needs.',
      sample:
        'A library with twelve catalogs finds every book. It needs twelve clerks when a book arrives.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: `The newest orders of a busy guest cost at most ${MAX_PAGES} database pages`,
      run: ({ request, db }) => checkPages({ request, db }, BUSY),
    },
    {
      id: 'c2',
      title: `Those of a guest who came 20 times cost at most ${MAX_PAGES} as well`,
      run: ({ request, db }) => checkPages({ request, db }, RARE),
    },
    {
      id: 'c3',
      title: 'The same orders come, in the same order as before',
      async run({ request, db }) {
        const tools = { request, db };
        for (const customer of [BUSY, RARE, 100 + Math.floor(Math.random() * 320)]) {
          const { orders } = await read(tools, firstPage(customer));
          const wanted = await ordersIn(tools, customer, 20);
          expect(
            orders.map(({ id }) => id),
            {
              seen: `The first page of guest ${customer} has the orders ${orders.map(({ id }) => id).join(', ')}.`,
              expected: `It has ${wanted.join(', ')}: the newest first.`,
            },
          ).toEqual(wanted);
        }
      },
    },
    {
      id: 'c4',
      title: `The last page costs no more than the first, and no order is repeated or left out`,
      async run({ request, db }) {
        const tools = { request, db };
        await checkWalk(tools);
        await checkLastPage(tools);
      },
    },
    {
      id: 'c5',
      title: 'One new index is enough',
      async run({ db }) {
        const rows = await db.query(
          `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = 'orders'::regclass AND NOT indisprimary`,
        );
        expect(rows.length, {
          seen: `The table orders has ${rows.length} indexes beside its key: ${rows.map(({ name }) => String(name)).join(', ')}.`,
          expected: 'One is enough for this question.',
          hint: 'an-index-for-everything',
        }).toBeLessThanOrEqual(1);
      },
    },
  ],
});

interface Page {
  orders: { id: number }[];
  next: string | null;
}

const firstPage = (customer: number) => `/api/customers/${customer}/orders`;

/** Asks for a page of orders. Gives it, and how many database pages were read for it. */
async function read({ request, db }: Pick<CheckTools, 'request' | 'db'>, path: string) {
  let page: Page = { orders: [], next: null };
  const queries = await db.during(async () => {
    const response = await request.get(path);
    expect(response.status, {
      seen: `The kitchen answered ${response.status} to GET ${path}: ${response.text.slice(0, 100)}`,
      expected: 'The kitchen answers 200. Its log says what went wrong.',
    }).toBe(200);
    page = response.json() as Page;
  });
  return { ...page, pages: pagesReadBy(queries) };
}

async function checkPages(
  tools: Pick<CheckTools, 'request' | 'db'>,
  customer: number,
): Promise<void> {
  const { pages } = await read(tools, firstPage(customer));
  expect(pages, {
    seen: `${pages} database pages were read for the newest orders of guest ${customer}.`,
    expected: `${MAX_PAGES} are enough with the right index.`,
    hint: await indexHint(tools, customer),
  }).toBeLessThanOrEqual(MAX_PAGES);
}

/** Which of the frequent wrong indexes is there, by its columns. */
async function indexHint({ db }: Pick<CheckTools, 'db'>, customer: number): Promise<string | null> {
  const rows = await db.query(
    `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = 'orders'::regclass AND NOT indisprimary`,
  );
  const columns = rows.map(({ definition }) =>
    (/\((.*)\)/.exec(String(definition))?.[1] ?? '')
      .split(',')
      .map((column) => column.trim().split(' ')[0]),
  );
  const first = columns.map(([column]) => column);
  if (customer === RARE && first.includes('created_at'))
    return columns.some((list) => list.includes('customer_id'))
      ? 'columns-swapped'
      : 'index-on-the-date';
  if (columns.some(([one, two]) => one === 'customer_id' && two === undefined))
    return 'index-on-the-customer';
  return first.includes('customer_id') ? 'compares-as-text' : null;
}

/** Walks through the orders of a guest who has several in the same minute, while new ones come in. */
async function checkWalk(tools: Pick<CheckTools, 'request' | 'db'>): Promise<void> {
  const guest = 5000 + Math.floor(Math.random() * 1000);
  await insert(tools, guest, 45);
  const wanted = await ordersIn(tools, guest, 45);
  const seen: number[] = [];
  for (let path: string | null = firstPage(guest); path !== null && seen.length < 100;) {
    const page: Page = await read(tools, path);
    seen.push(...page.orders.map(({ id }) => id));
    path = page.next;
    await insert(tools, guest, 1, seen.length);
  }
  const repeated = seen.filter((id, index) => seen.indexOf(id) !== index);
  const missing = wanted.filter((id) => !seen.includes(id));
  expect(
    { repeated, missing },
    {
      seen: `While somebody paged through 45 orders, new ones came in. ${repeated.length} were shown twice, ${missing.length} never.`,
      expected: 'Each of the 45 is shown once.',
      hint: repeated.length > 0 ? 'by-offset' : 'key-without-the-id',
    },
  ).toEqual({ repeated: [], missing: [] });
}

/** Follows the pages of a regular guest to the last one. Each of the orders lies in a database page of its own. */
async function checkLastPage(tools: Pick<CheckTools, 'request' | 'db'>): Promise<void> {
  const [regular] = await tools.db.query(
    `SELECT customer_id AS id FROM orders WHERE customer_id < 1000
     GROUP BY customer_id HAVING count(*) BETWEEN 65 AND 79 ORDER BY random() LIMIT 1`,
  );
  const guest = Number(regular?.['id']);
  let path: string | null = firstPage(guest);
  let pages = 0;
  for (let number = 0; path !== null && number < 10; number++) {
    const page: Page & { pages: number } = await read(tools, path);
    if (page.orders.length > 0) ({ pages } = page);
    path = page.next;
  }
  expect(pages, {
    seen: `${pages} database pages were read for the last page of guest ${guest}.`,
    expected: `${MAX_PAGES} are enough, as for the first.`,
    hint: 'by-offset',
  }).toBeLessThanOrEqual(MAX_PAGES);
}

/** New orders of a guest, `hours` from now: always three in the same minute. */
async function insert({ db }: Pick<CheckTools, 'db'>, customer: number, count: number, hours = 0) {
  await db.query(
    `INSERT INTO orders (customer_id, status, total, created_at)
     SELECT $1, 'collected', 9000,
       date_trunc('minute', now()) + $3::int * interval '1 hour' + n / 3 * interval '1 minute'
     FROM generate_series(1, $2::int) AS n`,
    [customer, count, hours],
  );
}

async function ordersIn(
  { db }: Pick<CheckTools, 'db'>,
  customer: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.query(
    'SELECT id FROM orders WHERE customer_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2',
    [customer, limit],
  );
  return rows.map(({ id }) => Number(id));
}
