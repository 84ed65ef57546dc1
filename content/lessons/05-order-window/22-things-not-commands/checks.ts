import { defineChecks, expect, pick, type CheckResponse, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],

  hints: {
    'removes-on-a-visit': {
      nudge: 'A robot visits every address it has ever seen. Does it know what you meant?',
      pointer:
        '`GET` promises that a visit changes nothing. Browsers, robots and caches rely on it, so whatever changes something needs another method.',
      sample:
        'In a museum, looking is free for everybody. A door that falls over when somebody looks at it is no exhibit.',
    },
    'no-address-for-the-new': {
      nudge: 'The order is in the book. How does the page find it again?',
      pointer:
        '`201` says that something new is there, and the header `Location` says at which address. Whoever asked may go there next.',
      sample:
        'A cloakroom takes your coat and gives you a tag. “Thank you, it is hanging somewhere” would not be enough.',
    },
    'put-adds': {
      nudge: 'Send the same slip twice. How many portions stand in the book?',
      pointer:
        '`PUT` says how something should be, not what to add. A sender who heard no answer may send it again, and nothing is doubled.',
      sample:
        '“Set the oven to 180 degrees” can be said twice. “Ten degrees more” said twice burns the bread.',
    },
    'method-not-found': {
      nudge:
        'The address exists, and the answer says that it does not. What would somebody try next?',
      pointer:
        'A known path with a method it does not take is answered with `405`, and `Allow` lists what it takes. Frameworks answer 404 by default; you have to ask for it.',
      sample:
        'At the library desk you may return books, not buy them. The desk does not pretend that it is not there.',
    },
    'old-page-forgotten': {
      nudge: 'Who has opened the page yesterday, and still has it on the screen?',
      pointer:
        'An address that others use is a promise. Redirect it for good with `301` or `308`, or go on answering with the header `Deprecation`.',
      sample:
        'A shop that moves leaves a note on the old door. Otherwise its guests stand in front of a wall.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'A robot visits every address with `GET`, twice, and the board stays as it is',
      async run({ request }) {
        const order = await create(request, 2);
        const [dish] = order.lines.map((line) => line.dish);
        const before = await board(request);
        for (const path of [
          '/getMenu',
          '/getOrders',
          '/doOrder?dish=1',
          `/setLine?order=${order.id}&dish=${dish}&qty=7`,
          `/removeLine?order=${order.id}&dish=${dish}`,
          '/api/dishes',
          '/api/orders',
          `/api/orders/${order.id}`,
          `/api/orders/${order.id}/lines/${dish}`,
        ])
          for (let visit = 1; visit <= 2; visit++) {
            await request.get(path);
            const after = await board(request);
            expect(after, {
              seen: `After GET ${path} the board says ${JSON.stringify(after)}. Before, it said ${JSON.stringify(before)}.`,
              expected: 'A visit changes nothing.',
              hint: 'removes-on-a-visit',
            }).toEqual(before);
          }
      },
    },

    {
      id: 'c2',
      title: '*Order* sends a `POST`; the answer is `201`, and its `Location` leads to the order',
      async run({ page, wire, request }) {
        const [id, name] = pick([
          [1, 'Dal'],
          [3, 'Mango lassi'],
        ]);
        const button = page.getByRole('button', { name: `Order ${name}`, exact: true });
        await button.waitFor();
        const sent = await wire.during(() => button.click());
        const changing = sent.find((one) => one.request.method !== 'GET') ?? sent[0];
        const { method, url } = changing?.request ?? { method: 'nothing', url: '' };
        expect(method, {
          seen: `The page sent ${method} ${url && new URL(url).pathname}.`,
          expected: 'Something new is asked for with POST.',
        }).toBe('POST');
        const { status = 0, headers = [] } = changing?.response ?? {};
        const location = headers.find(([one]) => one.toLowerCase() === 'location')?.[1] ?? '';
        const seen = `The answer to the order is ${status}, and its Location is “${location}”.`;
        for (const isSo of [status === 201, location !== ''])
          expect(isSo, {
            seen,
            expected: 'It is 201, and Location has the address of the new order.',
            hint: 'no-address-for-the-new',
          }).toBe(true);
        const found = await request.get(location);
        expect(found.status, {
          seen: `${seen} The answer to GET ${location} is ${found.status}.`,
          expected: 'The order is there: 200.',
        }).toBe(200);
        expect(
          (found.json() as Order).lines?.map(({ dish }) => dish),
          {
            seen: `At ${location} is ${found.text.slice(0, 120)}`,
            expected: `It is the order that was made, for ${name}, with its lines.`,
          },
        ).toEqual([id]);
      },
    },

    {
      id: 'c3',
      title: '`PUT` of a line sets its quantity, and the same `PUT` again changes nothing more',
      async run({ request }) {
        const order = await create(request, 1);
        const qty = 3 + Math.floor(Math.random() * 6);
        const path = `/api/orders/${order.id}/lines/1`;
        for (const time of ['first', 'second']) {
          const response = await request.fetch('PUT', path, { data: { qty } });
          const found = lineOf(await board(request), order.id, 1);
          expect(found, {
            seen: `After the ${time} PUT of quantity ${qty} (answered ${response.status}), the line says ${found ?? 'nothing'}.`,
            expected: `The line says ${qty}, however often it is sent.`,
            hint: response.status < 300 ? 'put-adds' : null,
          }).toBe(qty);
        }
        const missing = await request.fetch('PUT', `/api/orders/${order.id + 5000}/lines/1`, {
          data: { qty },
        });
        expect(missing.status, {
          seen: `A PUT into an order that does not exist is answered with ${missing.status}.`,
          expected: 'There is no such order: 404.',
        }).toBe(404);
      },
    },

    {
      id: 'c4',
      title: '`DELETE` takes a line away, once; the button *Remove* uses it',
      async run({ request, page, wire }) {
        const order = await create(request, 1);
        await request.fetch('PUT', `/api/orders/${order.id}/lines/2`, { data: { qty: 1 } });
        const path = `/api/orders/${order.id}/lines/2`;
        const statuses: number[] = [];
        for (let time = 1; time <= 2; time++)
          statuses.push((await request.fetch('DELETE', path)).status);
        const dishes = (await board(request)).find(({ id }) => id === order.id)?.lines;
        const seen = `Two times DELETE ${path} got ${statuses.join(' and ')}. The order has ${dishes?.length ?? 0} lines.`;
        expect(statuses[0], { seen, expected: 'The first is done, without a body: 204.' }).toBe(
          204,
        );
        expect([204, 404], { seen, expected: 'The second is 204 or 404.' }).toContain(statuses[1]);
        expect(
          dishes?.map(({ dish }) => dish),
          {
            seen,
            expected: 'One line is gone, the other is still there.',
          },
        ).toEqual([1]);

        await page.reload();
        const remove = page.getByRole('button', { name: `Remove Dal from order ${order.id}` });
        await remove.waitFor();
        const sent = (await wire.during(() => remove.click())).map((one) => one.request.method);
        expect(sent, {
          seen: `The button Remove sent ${sent.join(', ') || 'nothing'}.`,
          expected: 'It sends a DELETE.',
        }).toContain('DELETE');
      },
    },

    {
      id: 'c5',
      title: 'A wrong method gets `405` with `Allow`; a body that is not JSON gets `415`',
      async run({ request }) {
        const { id } = await create(request, 1);
        for (const [method, path, allowed] of [
          ['POST', '/api/dishes', 'GET'],
          ['DELETE', '/api/orders', 'POST'],
          ['PUT', `/api/orders/${id}`, 'GET'],
          ['POST', `/api/orders/${id}/lines/1`, 'DELETE'],
        ] as const) {
          const refused = await request.fetch(method, path, { data: {} });
          expect(refused.status, {
            seen: `The answer to ${method} ${path} is ${refused.status}.`,
            expected: 'The path is known and the method is not: 405.',
            hint: refused.status === 404 ? 'method-not-found' : null,
          }).toBe(405);
          expect(refused.headers['allow'] ?? '', {
            seen: `Its header Allow says “${refused.headers['allow'] ?? ''}”.`,
            expected: `It lists what the path takes, ${allowed} among them.`,
          }).toContain(allowed);
        }
        for (const [method, path] of [
          ['POST', '/api/orders'],
          ['PUT', `/api/orders/${id}/lines/1`],
        ] as const) {
          const refused = await request.fetch(method, path, {
            headers: { 'content-type': 'text/plain' },
            data: 'dish=1, please',
          });
          expect(refused.status, {
            seen: `The answer to ${method} ${path} with plain text is ${refused.status}.`,
            expected: 'The kitchen does not read this kind of body: 415.',
          }).toBe(415);
        }
      },
    },

    {
      id: 'c6',
      title: 'Old pages still find the menu at `/getMenu`, and are told that it has moved',
      async run({ request }) {
        const old = await request.get('/getMenu');
        const { location, deprecation } = old.headers;
        const menu = location === undefined ? old : await request.get(location);
        const seen = `The answer to GET /getMenu is ${old.status}.`;
        expect(Array.isArray(menu.status === 200 ? menu.json() : null), {
          seen: location ? `${seen} It leads to ${location}, which answers ${menu.status}.` : seen,
          expected: 'Whoever asks there gets the menu in the end.',
          hint: 'old-page-forgotten',
        }).toBe(true);
        expect([301, 308].includes(old.status) || !!deprecation, {
          seen: `${seen} It ${deprecation ? 'has' : 'has no'} header Deprecation.`,
          expected: 'It is a permanent redirect, or says Deprecation.',
        }).toBe(true);
      },
    },
  ],
});

interface Order {
  id: number;
  lines: { dish: number; qty: number }[];
}

type Client = CheckTools['request'];

/** Makes an order as the exercise describes it, or fails. */
async function create(request: Client, dish: number): Promise<Order> {
  const response = await request.post('/api/orders', { data: { dish } });
  expect(response.status, {
    seen: `The answer to POST /api/orders is ${response.status}.`,
    expected: 'A new order is made, and is the body of the answer.',
  }).toBeLessThan(300);
  return orderIn(response);
}

function orderIn(response: CheckResponse): Order {
  const order = response.json() as Order | null;
  expect(typeof order?.id === 'number' && Array.isArray(order.lines), {
    seen: `The body is ${response.text.slice(0, 120)}`,
    expected: 'It is the order: its id and its lines.',
  }).toBe(true);
  return order as Order;
}

async function board(request: Client): Promise<Order[]> {
  const response = await request.get('/api/orders');
  expect(response.status, {
    seen: `The answer to GET /api/orders is ${response.status}.`,
    expected: 'It is the list of orders: 200.',
  }).toBe(200);
  return response.json() as Order[];
}

function lineOf(orders: Order[], id: number, dish: number): number | undefined {
  return orders.find((one) => one.id === id)?.lines.find((one) => one.dish === dish)?.qty;
}
