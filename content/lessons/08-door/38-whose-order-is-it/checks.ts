import {
  byName,
  defineChecks,
  expect,
  newLines,
  pick,
  valuesIn,
  type CheckTools,
} from '#checks/index.ts';

const customers = ['Amara', 'Joon', 'Luz'] as const;
const homes = {
  Amara: 'Garden Street 5',
  Joon: 'Mill Lane 12',
  Luz: 'Harbor Road 3',
  Tomasz: 'Oven Court 1',
  Priya: 'Market Square 8',
} as const;
type Name = keyof typeof homes;

/** Behind the gateway. The grid asks there, because it is the kitchen that decides. */
const kitchen = 'http://localhost:3001';

/** Answers that are right. `ok` is any 2xx. */
type Wanted = ('ok' | 401 | 403 | 404)[];

interface Route {
  method: string;
  /** `:order` stands for an order of the owner, `:dish` for a dish. */
  path: string;
  data?: unknown;
  owner: Wanted;
  other: Wanted;
  cook: Wanted;
  manager: Wanted;
}

const all = {
  owner: ['ok'],
  other: ['ok'],
  cook: ['ok'],
  manager: ['ok'],
} satisfies Partial<Route>;
const staff = { ...all, owner: [403], other: [403] } satisfies Partial<Route>;
const manager = { ...staff, cook: [403] } satisfies Partial<Route>;
const mine = { ...all, other: [404] } satisfies Partial<Route>;

/** The table of the exercise. What only reads comes first, and there what goes by role. */
const routes: Route[] = [
  { method: 'GET', path: '/api/me', ...all },
  { method: 'GET', path: '/api/people', ...manager },
  { method: 'GET', path: '/api/board', ...staff },
  { method: 'GET', path: '/api/orders', ...all },
  { method: 'GET', path: '/api/search?dish=dal', ...all },
  { method: 'GET', path: '/api/news', ...all },
  { method: 'GET', path: '/api/orders/:order', ...mine },
  { method: 'GET', path: '/api/orders/:order/messages', ...mine },
  { method: 'POST', path: '/api/dishes', data: { name: 'Naan', price: 4500 }, ...manager },
  { method: 'PATCH', path: '/api/dishes/:dish', data: { soldOut: true }, ...staff },
  { method: 'PATCH', path: '/api/me', data: {}, ...all },
  {
    ...{ method: 'POST', path: '/api/orders', data: { dish: 1 } },
    ...{ ...all, cook: [403], manager: [403] },
  },
  // Whether somebody else’s order exists may be hidden here, too.
  {
    ...{ method: 'PATCH', path: '/api/orders/:order', data: { status: 'cooking' } },
    ...{ ...staff, other: [403, 404] },
  },
  { method: 'POST', path: '/api/orders/:order/messages', data: { body: 'Hello' }, ...mine },
  { method: 'DELETE', path: '/api/orders/:order', ...mine, cook: [403] },
];

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'],

  hints: {
    'hides-the-button': {
      nudge: 'The check has no buttons. What stops its request?',
      pointer:
        'A page can be left out: anybody can send a request by hand. The kitchen decides; the page only saves people a walk to a closed door.',
      sample:
        'A museum takes the sign “Archive” off the door. The door has no lock, and somebody tries the handle.',
    },
    'logged-in-is-enough': {
      nudge: 'Joon showed a real badge. Is it his order?',
      pointer:
        'Who somebody is, is one question. Whether this very thing is theirs is another, and only the row of the order has the answer.',
      sample:
        'Every guest of a hotel has a key card. It opens the front door, and one room of three hundred.',
    },
    'forgets-other-methods': {
      nudge: 'Which methods share this path?',
      pointer:
        'Reading and changing are different routes, also where the path is the same. Write all of them into one list, and refuse what is not in it.',
      sample:
        'A library watches who takes books out. At the back, anybody may put a new book on the shelf.',
    },
    'open-unless-forbidden': {
      nudge: 'Somebody adds a route next week and forgets the guard. What happens?',
      pointer:
        'Let the guard stand before all routes, and refuse whatever no rule allows. Then a forgotten rule is a closed door, and somebody notices.',
      sample:
        'In a good hospital a new room is locked until somebody decides who has a key. In a bad one it is open until then.',
    },
    'guards-one-not-many': {
      nudge: 'One order is guarded. Where else does the same order turn up?',
      pointer:
        'A list, a search and a feed are many answers in one. Each row in them needs the same question, best in the `WHERE`.',
      sample:
        'The clerk does not hand out your neighbor’s letter. The list of all letters lies on the counter.',
    },
    'believes-the-slip': {
      nudge: 'Who wrote this number into the request?',
      pointer:
        'Whose order it is and which role somebody has, the kitchen knows from the session. What a body says about it is a wish.',
      sample:
        'At the bank you say which account you would like. Which one is yours, the bank looks up itself.',
    },
    'hands-out-the-row': {
      nudge: 'Read the answer to the end. Which of these columns does the page need?',
      pointer:
        'A row of the table is not an answer. Name the columns that may leave the kitchen; then a new column stays inside.',
      sample:
        'You ask a school for your mark. It tells you the mark, and does not send a copy of your file.',
    },
    'page-reads-no-status': {
      nudge: 'The kitchen said no. What does the page do with that answer?',
      pointer:
        'A refusal has a body too, and it is no order. Look at `response.ok` before you read, and say in words what is so.',
      sample:
        'The post returns a letter as “unknown”. You do not read that out as news from a friend.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'Whoever reads gets what the table says: guest, owner, another customer, cook and manager',
      async run({ request, db }) {
        const tools = { request, db };
        const { owner, other, ids } = await tryAll(tools, ({ method }) => method === 'GET');
        const theirs = await request.as(other).get(`/api/orders/${ids.pop()}`);
        const nobodys = await request.as(other).get('/api/orders/999999');
        expect([theirs.status, withoutNumbers(theirs.text)], {
          seen: `To ${other}, an order of ${owner} is ${theirs.text}, and one that does not exist is ${nobodys.text}.`,
          expected: 'The two cannot be told apart.',
        }).toEqual([nobodys.status, withoutNumbers(nobodys.text)]);
        const menu = await request.get('/api/dishes');
        expect(menu.status, {
          seen: `A guest asked for the menu, and got ${menu.status}.`,
          expected: 'The menu is for everybody.',
        }).toBe(200);
      },
    },

    {
      id: 'c2',
      title: 'Whoever changes something gets what the table says, all five of them',
      async run({ request, db }) {
        const tools = { request, db };
        await tryAll(tools, ({ method }) => method !== 'GET');
      },
    },

    {
      id: 'c3',
      title: 'A route that somebody adds later, and no rule knows, is closed to everybody',
      async run({ request, backend }) {
        const [port, kitchenPort] = anyPorts();
        const path = `/api/${pick(['tips', 'wages', 'diary'])}-${port}`;
        const env = { PORT: String(port), KITCHEN_PORT: String(kitchenPort), NEXT_WEEK: path };
        const house = await backend.run(env);
        const name = pick(customers);
        for (const one of [name, 'Priya']) await logIn(request, one);
        await house.settled();
        for (const [who, client] of [
          ['A guest', request],
          [name, request.as(name)],
          ['Priya, the manager,', request.as('Priya')],
        ] as const)
          for (const method of ['GET', 'POST']) {
            const { status } = await client.fetch(method, `http://localhost:${kitchenPort}${path}`);
            const wasServed = house.output.includes('was served');
            const finding = {
              seen: `${who} sent ${method} ${path}. The answer is ${status}${wasServed ? ', and the handler has run' : ''}.`,
              expected:
                'No rule allows it, so nobody gets there: 401 for a guest, 403 or 404 for all others.',
              hint: 'open-unless-forbidden',
            };
            expect(who === 'A guest' ? [401] : [403, 404], finding).toContain(status);
            expect(wasServed, finding).toBe(false);
          }
        expect(house.output, {
          seen: `A house was opened with NEXT_WEEK=${path}. It printed: ${house.output.slice(0, 160)}`,
          expected: 'addNextWeek adds its route to the kitchen, and says so.',
        }).toContain(path);
      },
    },

    {
      id: 'c4',
      title: 'Lists, the search and the news show customers their own orders, and the cook all',
      async run({ request, db }) {
        const tools = { request, db };
        const { owner, other, ids } = await setTable(tools, 2);
        const [own] = await ordersOf(tools, other, 1);
        for (const name of [other, 'Tomasz']) await logIn(request, name);
        for (const id of [...ids, own])
          await request.as('Tomasz').patch(`/api/orders/${id}`, { data: { status: 'cooking' } });
        for (const path of ['/api/orders', '/api/search?dish=dal', '/api/news']) {
          const theirs = await request.as(other).get(path);
          const found = valuesIn(theirs.text);
          const leaked = [...ids.map(String), ...others(other)].filter((one) =>
            found.includes(one),
          );
          expect(leaked, {
            seen: `GET ${path} tells ${other} about ${leaked.join(', ')}.`,
            expected: `${other} reads of own orders only. Some of these belong to ${owner}.`,
            hint: 'guards-one-not-many',
          }).toEqual([]);
          expect(found, {
            seen: `GET ${path} by ${other} was answered with ${theirs.status}: ${theirs.text.slice(0, 120)}`,
            expected: `Order ${own} belongs to ${other}, and is there.`,
          }).toContain(String(own));
          const kitchen = valuesIn((await request.as('Tomasz').get(path)).text);
          expect(
            [...ids, own].filter((id) => !kitchen.includes(String(id))),
            {
              seen: `GET ${path} does not tell the cook about all orders.`,
              expected: 'Tomasz cooks for everybody.',
            },
          ).toEqual([]);
        }
      },
    },

    {
      id: 'c5',
      title: 'What a body or a query says about people and roles changes nothing',
      async run({ request, db }) {
        const tools = { request, db };
        const { owner, other, ids } = await setTable(tools, 1);
        await logIn(request, other);
        const client = request.as(other);
        const [victim, self] = await Promise.all([idOf(db, owner), idOf(db, other)]);

        const list = await client.get(`/api/orders?customer=${victim}&customerId=${victim}`);
        expect(valuesIn(list.text), {
          seen: `GET /api/orders?customer=${victim} tells ${other} about order ${ids[0]}, which belongs to ${owner}.`,
          expected: `The session says that this is ${other}. A number in the query does not change that.`,
          hint: 'believes-the-slip',
        }).not.toContain(String(ids[0]));

        const forged = { customerId: victim, customer: victim, user_id: victim, role: 'manager' };
        const placed = await client.post('/api/orders', { data: { dish: 1, ...forged } });
        const made = await db.query('SELECT customer_id FROM orders WHERE id > $1', [ids[0]]);
        expect(
          made.filter(({ customer_id }) => customer_id !== self),
          {
            seen: `${other} sent an order with customerId ${victim}. It was answered with ${placed.status}, and stands in the book for ${owner}.`,
            expected: `It is an order of ${other}, or is refused.`,
            hint: 'believes-the-slip',
          },
        ).toEqual([]);

        const address = `Well Street ${10 + Math.floor(Math.random() * 80)}`;
        await client.patch('/api/me', { data: { id: victim, role: 'manager', address } });
        const people = await db.query(
          'SELECT id, role, address = $1 AS moved FROM users WHERE id IN ($2, $3)',
          [address, self, victim],
        );
        const me = people.find(({ id }) => id === self);
        const them = people.find(({ id }) => id === victim);
        expect([me?.['role'], them?.['role'], them?.['moved']], {
          seen: `${other} sent PATCH /api/me with an id and the role manager. Now ${other} is ${String(me?.['role'])}${them?.['moved'] ? `, and ${owner} has moved` : ''}.`,
          expected: 'Nobody makes themselves a manager, or changes somebody else.',
          hint: 'believes-the-slip',
        }).toEqual(['customer', 'customer', false]);
        await client.patch('/api/me', { data: { address } });
        const [moved] = await db.query('SELECT address FROM users WHERE id = $1', [self]);
        expect(moved?.['address'], {
          seen: `${other} sent PATCH /api/me with the address ${address}. In the table stands ${String(moved?.['address'])}.`,
          expected: 'One’s own address can be changed.',
        }).toBe(address);
      },
    },

    {
      id: 'c6',
      title:
        '“Give me this user’s data”: the gateway routes it, and the kitchen gives that user’s data, no hash and no token',
      async run({ page, wire, request, db }) {
        const name = pick(customers);
        const be = page.getByRole('button', { name: `Be ${name}` });
        await be.waitFor();
        const sent = await wire.during(() => be.click());
        const asked = sent.findLast(
          ({ request: { client, method, url } }) =>
            client === 'page' && method === 'GET' && new URL(url).pathname === '/api/me',
        );
        expect(asked?.response?.status, {
          seen: asked
            ? `The page asked for ${name}’s data, and got ${asked.response?.status ?? 'no answer'}.`
            : `${name} logged in, and the page did not ask for /api/me.`,
          expected: 'The page asks, and the answer is 200.',
        }).toBe(200);
        const number = byName(asked!.response!.headers)['x-request-id'];
        const routed = sent.filter(
          (one) =>
            one.request.client === 'server' &&
            byName(one.request.headers)['x-request-id'] === number,
        );
        expect(routed.length, {
          seen: `The request with the number ${number} went on to ${routed.length} rooms.`,
          expected: 'The gateway sends it on to the kitchen, once, with its number.',
        }).toBe(1);

        await logIn(request, 'Priya');
        const token = /session=([^;]+)/.exec(byName(asked!.request.headers)['cookie'] ?? '')?.[1];
        const secrets = [
          ...(await db.query('SELECT password_hash AS secret FROM users')),
          ...(await db.query('SELECT token_hash AS secret FROM sessions')),
          { secret: token },
        ].map(({ secret }) => String(secret));
        const list = await request.as('Priya').get('/api/people');
        for (const [what, text] of [
          [`The answer to ${name}’s page`, asked!.response!.body.text ?? ''],
          ['The list of all people, which only Priya gets,', list.text],
        ] as const) {
          const leaked = secrets.find((secret) => text.includes(secret));
          expect(leaked, {
            seen: `${what} contains “${leaked?.slice(0, 24)}…”.`,
            expected: 'Hashes and tokens stay at the door, whoever asks.',
            hint: 'hands-out-the-row',
          }).toBeUndefined();
        }
        const data = valuesIn(asked!.response!.body.text ?? '');
        expect(
          [name, homes[name]].filter((one) => !data.includes(one)),
          {
            seen: `The answer to ${name}’s page is ${asked!.response!.body.text?.slice(0, 120)}`,
            expected: 'It has the name and the address, as before.',
          },
        ).toEqual([]);
        const strangers = others(name).filter((one) => data.includes(one));
        expect(strangers, {
          seen: `The answer to ${name}’s page tells of ${strangers.join(', ')}.`,
          expected: `It is about ${name} only.`,
        }).toEqual([]);
      },
    },

    {
      id: 'c7',
      title: 'The page takes a refusal as one: no invented order, a sentence, and it goes on',
      async run({ page, wire, request, db }) {
        const tools = { page, wire, request, db };
        const { owner, other, ids } = await setTable(tools, 1);
        const [own] = await ordersOf(tools, other, 1);
        const field = page.getByLabel('Number of an order');
        const open = page.getByRole('button', { name: 'Open', exact: true });
        const board = page.getByRole('button', { name: 'The kitchen board' });
        await be(tools, other);
        expect(await board.isVisible(), {
          seen: `The page offers the kitchen board to ${other}.`,
          expected: 'It offers what somebody may do.',
        }).toBe(false);

        const before = await page.text();
        await field.fill(String(ids[0]));
        await wire.during(() => open.click());
        const text = await page.text();
        expect(text, {
          seen: `${other} opened order ${ids[0]} of ${owner}. The page shows ${owner}’s address.`,
          expected: 'It is refused.',
        }).not.toContain(homes[owner]);
        const invented = /undefined|\bnull\b|NaN|\[object/.exec(text)?.[0];
        const said = newLines(before, text);
        expect(invented === undefined && said.length > 0, {
          seen: `${other} opened order ${ids[0]}, which was refused. The page ${said.length > 0 ? `says “${said.join(' ')}”` : 'says nothing'}.`,
          expected: 'It says in a sentence that there is nothing to see.',
          hint: 'page-reads-no-status',
        }).toBe(true);
        await field.fill(String(own));
        await open.click();
        await page.getByText(homes[other]).waitFor();

        await be(tools, 'Nobody');
        const guest = await page.text();
        expect(guest, {
          seen: `To a guest the page says: ${guest.split('\n').slice(0, 4).join(' / ')}`,
          expected: 'A guest is told nothing that nobody has said.',
          hint: 'page-reads-no-status',
        }).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
        await be(tools, 'Tomasz');
        await board.click();
        await page.getByText(new RegExp(`^${own}\\b`)).waitFor();
      },
    },
  ],
});

/** Sends the requests of some routes as each of five people, straight to the kitchen, and judges the answers. */
async function tryAll(
  tools: Pick<CheckTools, 'db' | 'request'>,
  isMeant: (route: Route) => boolean,
) {
  const { request } = tools;
  const meant = routes.filter(isMeant);
  const table = await setTable(tools, 5 * meant.length + 1);
  const { owner, other, ids } = table;
  for (const name of [owner, other, 'Tomasz', 'Priya']) await logIn(request, name);
  const people = [
    { who: null, role: 'guest' },
    { who: other, role: 'other' },
    { who: 'Tomasz', role: 'cook' },
    { who: owner, role: 'owner' },
    { who: 'Priya', role: 'manager' },
  ] as const;

  async function ask(route: Route, { who, role }: (typeof people)[number]) {
    const path = route.path.replace(':order', String(ids.pop())).replace(':dish', '2');
    const { method, data } = route;
    const client = who ? request.as(who) : request;
    const options = data === undefined ? {} : { data };
    const { status } = await client.fetch(method, kitchen + path, options);
    const isOk = status >= 200 && status < 300;
    const wanted: Wanted = role === 'guest' ? [401] : route[role];
    const isAllowed = wanted.includes('ok');
    const whose = path.match(/orders\/\d/) && role !== 'owner' ? `, an order of ${owner},` : '';
    return () =>
      expect(isAllowed ? isOk : wanted.includes(status as 401), {
        seen: `${method} ${path}${whose} by ${who ? `${who}, ${titles[role]},` : 'a guest'} was answered with ${status}.`,
        expected: isAllowed ? `${who} may do this.` : `The table says ${wanted.join(' or ')} here.`,
        hint: isOk ? hintFor(route, wanted) : null,
      }).toBe(true);
  }

  for (const route of meant) {
    const judges = await Promise.all(people.map((person) => ask(route, person)));
    judges.forEach((judge) => judge());
  }
  return table;
}

/** Two customers, and the numbers of some orders of the first. Numbers begin elsewhere each time. */
async function setTable({ db, request }: Pick<CheckTools, 'db' | 'request'>, count: number) {
  // A kitchen that has just opened is slow once: not while somebody logs in, which is slow by itself.
  await request.get('/api/dishes');
  await db.query(`SELECT setval('orders_id_seq', $1)`, [200 + Math.floor(Math.random() * 700)]);
  const owner = pick(customers);
  const [first, ...rest] = customers.filter((name) => name !== owner);
  const other = pick([first!, ...rest]);
  return { owner, other, ids: await ordersOf({ db }, owner, count) };
}

async function ordersOf({ db }: Pick<CheckTools, 'db'>, name: Name, count: number) {
  const rows = await db.query(
    `INSERT INTO orders (customer_id, dish_id)
     SELECT users.id, 1 FROM users, generate_series(1, $2::int) WHERE name = $1 RETURNING id`,
    [name, count],
  );
  return rows.map(({ id }) => Number(id));
}

async function idOf(db: CheckTools['db'], name: Name): Promise<number> {
  const [row] = await db.query('SELECT id FROM users WHERE name = $1', [name]);
  return Number(row?.['id']);
}

async function logIn(request: CheckTools['request'], name: string): Promise<void> {
  const who = name.toLowerCase();
  const data = { email: `${who}@example.com`, password: `${who} likes mango lassi` };
  const { status } = await request.as(name).post('/api/session', { data });
  expect(status, {
    seen: `${name} could not log in: POST /api/session was answered with ${status}.`,
    expected: 'Whoever knows the password gets in, as before.',
  }).toBeLessThan(300);
}

async function be(
  { page, wire }: Pick<CheckTools, 'page' | 'wire'>,
  name: Name | 'Nobody',
): Promise<void> {
  await page.getByRole('button', { name: `Be ${name}` }).click();
  await page.getByText(name === 'Nobody' ? /guest/ : `You are ${name}`).waitFor();
  await wire.settled();
}

function hintFor({ method }: Route, wanted: Wanted): string {
  if (method !== 'GET') return 'forgets-other-methods';
  return wanted.includes(404) ? 'logged-in-is-enough' : 'hides-the-button';
}

const titles = {
  guest: 'a guest',
  other: 'a customer',
  owner: 'the owner',
  cook: 'the cook',
  manager: 'the manager',
};

/** Names and addresses of everybody else. */
function others(name: Name): string[] {
  return Object.entries(homes)
    .filter(([one]) => one !== name)
    .flat();
}

function anyPorts(): [number, number] {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  return [port, port + 1];
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '');
}
