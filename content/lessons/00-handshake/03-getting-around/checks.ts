import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

interface Dish {
  id: number;
  name: string;
}

const dishes: [Dish, ...Dish[]] = [
  { id: 1, name: 'Dal' },
  { id: 2, name: 'Masala dosa' },
  { id: 3, name: 'Mango lassi' },
];

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],

  hints: {
    'only-with-scripts': {
      nudge:
        'Who goes to the next page: the browser, or a script of yours? What if the script does not arrive?',
      pointer:
        'A link is an `<a>` with `href`, and an order is a `<form>` with a button. The browser knows what to do with both, before any script has run.',
      sample:
        'A door with a handle opens for everybody. A door that needs a porter is closed when he is late.',
    },
    'repeats-the-order': {
      nudge: 'After the order, what is the browser to do: look, or repeat?',
      pointer:
        '`303 See Other` says: go there and look, with `GET`. `307` says: send the same once more over there, body and all.',
      sample:
        'At the bank you sign at one desk and read your balance at another. Nobody asks you to sign again for reading.',
    },
    'moves-for-good': {
      nudge: 'Is the page of this order the new place for all orders, for ever?',
      pointer:
        '`301` says that an address has moved for good, and browsers may remember that. After an order, `303` leads to the page of this one order.',
      sample:
        'A shop that moved puts a note on the door. It does not write today’s customer’s name on it.',
    },
    'not-found-but-fine': {
      nudge: 'People read the words on the page. What do robots and tests read first?',
      pointer:
        'A page that does not exist has the status `404`, however friendly its text is. The words are for people, the number is for programs.',
      sample: 'A library answers “not here” with an empty hand, not with an empty book.',
    },
    'moved-for-today': {
      nudge: 'Will the menu ever be at the old address again?',
      pointer:
        'Two statuses say _for good_: `301`, and `308`, which keeps the method. `302` says: for now, ask here again next time.',
      sample: 'A detour sign stands there for a week. A new street name stands on every map.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'A guest whose scripts do not run gets from the entrance to an order',
      async run(tools) {
        const { page } = tools;
        const dish = pick(dishes);
        await page.emulate({ scripting: false });
        await page.goto('/');
        await follow(tools, /menu/i, '/');
        await follow(tools, new RegExp(dish.name), '/menu');
        await page.getByRole('button', { name: 'Order' }).click();
        const arrived = await arrivedAtOrder(tools);
        expect(arrived, {
          seen: 'Scripts did not run. “Order” was pressed, and the guest is still at the dish.',
          expected: 'The browser sends the order, and shows the page of it.',
          hint: 'only-with-scripts',
        }).toBe(true);
        const text = await page.text();
        expect(text, {
          seen: `The page after the order says: ${text.replace(/\n+/g, ' / ')}`,
          expected: `It names ${dish.name}.`,
        }).toContain(dish.name);
      },
    },

    {
      id: 'c2',
      title: 'Whoever loads the page anew after an order looks at it, and orders nothing more',
      async run(tools) {
        const { page, wire } = tools;
        await page.goto(`/dishes/${pick(dishes).id}`);
        await page.getByRole('button', { name: 'Order' }).click();
        await arrivedAtOrder(tools);
        const before = await countedOrders(tools);
        const sent = await wire.during(() => page.reload());
        const [asked] = sent;
        const now = await countedOrders(tools);
        const methods = sent.map(({ request }) => request.method).join(', ') || 'nothing';
        const seen = `After the order, the page was loaded anew. That sent ${methods}. The page counts ${now} orders; before, it counted ${before}.`;
        const finding = {
          seen,
          expected: 'It sends one GET, and the number of orders stays as it was.',
          hint: 'repeats-the-order',
        };
        expect(asked?.request.method, finding).toBe('GET');
        expect(now, finding).toBe(before);
      },
    },

    {
      id: 'c3',
      title: 'The answer to an order leads to the page of this order, with `303`',
      async run({ request }) {
        const dish = pick(dishes);
        const answer = await request.post('/orders', {
          data: `dish=${dish.id}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        const { location = '' } = answer.headers;
        const seen = `The answer to an order is ${answer.status}, and its Location is “${location}”.`;
        expect([302, 303], {
          seen,
          expected: 'It is 303, and Location has the address of the order.',
          hint: answer.status === 301 || answer.status === 308 ? 'moves-for-good' : null,
        }).toContain(answer.status);
        const found = await request.get(new URL(location, 'http://localhost:3000').href);
        expect(found.status, {
          seen: `${seen} The answer to GET ${location} is ${found.status}.`,
          expected: 'There is a page: 200.',
        }).toBe(200);
        expect(found.text, {
          seen: `${seen} The page there says nothing of ${dish.name}.`,
          expected: 'It is the page of the order that was made.',
        }).toContain(dish.name);
      },
    },

    {
      id: 'c4',
      title: 'A page that does not exist has the status `404`, and a link to the entrance',
      async run({ page, request }) {
        const number = 5000 + Math.floor(Math.random() * 5000);
        for (const path of [`/table-${number}`, `/dishes/${number}`, `/orders/${number}`]) {
          const { status } = await request.get(path);
          expect(status, {
            seen: `The answer to GET ${path} is ${status}.`,
            expected: 'There is no such page: 404.',
            hint: status === 200 ? 'not-found-but-fine' : null,
          }).toBe(404);
        }
        await page.goto(`/table-${number}`);
        const links = await page.getByRole('link').all();
        const targets = await Promise.all(links.map((link) => link.getAttribute('href')));
        expect(targets, {
          seen: `The page for /table-${number} has links to: ${targets.join(', ') || 'nowhere'}.`,
          expected: 'One leads to the entrance, /.',
        }).toContain('/');
      },
    },

    {
      id: 'c5',
      title: '`/tonight` has moved to `/menu` for good',
      async run({ request }) {
        const { status, headers } = await request.get('/tonight');
        const target = new URL(headers['location'] ?? '/tonight', 'http://localhost:3000').pathname;
        const finding = {
          seen: `The answer to GET /tonight is ${status}, and its Location is “${headers['location'] ?? ''}”.`,
          expected: 'It is 301 or 308, and leads to /menu.',
          hint: status === 302 || status === 307 ? 'moved-for-today' : null,
        };
        expect([301, 308], finding).toContain(status);
        expect(target, finding).toBe('/menu');
      },
    },
  ],
});

/** Follows a link, as the browser does by itself. */
async function follow({ page }: CheckTools, name: RegExp, from: string): Promise<void> {
  const link = page.getByRole('link', { name });
  const found = await page.until(async () => (await link.count()) > 0);
  expect(found, {
    seen: `Scripts did not run. On the page ${from} there is no link with ${String(name).replace(/^\/|\/i?$/g, '')} in its name.`,
    expected: 'A link leads on.',
    hint: 'only-with-scripts',
  }).toBe(true);
  await link.first().click();
  await page.waitForURL(({ pathname }) => pathname !== from);
}

/** Whether the browser is at an address of orders, now or soon. */
async function arrivedAtOrder({ page }: CheckTools): Promise<boolean | null> {
  return page.until(async () => new URL(await page.url()).pathname.startsWith('/orders'));
}

async function countedOrders({ page }: CheckTools): Promise<number> {
  return Number(/Orders tonight: (\d+)/.exec(await page.text())?.[1] ?? NaN);
}
