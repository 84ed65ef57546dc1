import { defineChecks, expect, pick, type CheckResponse, type CheckTools } from '#checks/index.ts';

/** An order that can be taken. The bad ones differ from it in one thing. */
const good = { dish: 2, qty: 3, name: 'Amara' };

const bad = {
  qty: [0, -3, 1.5, 21, 1e9, '2', '', true, null, [2], undefined],
  dish: [0, 99, '1', null, undefined],
  name: ['', '   ', 5, null, [], 'a'.repeat(61), undefined],
};
const noOrders = [null, [good], 'an order', {}];
const broken = ['{"dish": 2, "qty":', ''];

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4'],

  hints: {
    'checks-in-the-page': {
      nudge: 'The check has used no page. Who looked at this order before it was written down?',
      pointer:
        'A form helps those who use it. A request can be written by anybody, so the kitchen itself has to check whatever it takes.',
      sample:
        'A friendly waiter explains what is sold out. The cook looks into the pot all the same, because notes also come by telephone.',
    },
    'number-of-nothing': {
      nudge: 'What does `Number` make of an empty text, and what of `true`?',
      pointer:
        'Turning a value into a number hides what it was: `""` and `null` become 0, `true` becomes 1. Look at the type first; JSON has numbers of its own.',
      sample:
        'A ticket machine that takes any round piece of metal as a coin is soon full of buttons.',
    },
    'takes-what-comes': {
      nudge: 'Who has set the price of this order?',
      pointer:
        'Spreading a body into what you store lets the sender choose every field. Take the fields you know by name, and work out the others yourself.',
      sample:
        'A form at the bank has a field for the amount. Whoever writes “balance: a million” into the margin gets nothing for it.',
    },
    'message-beside-nothing': {
      nudge: 'Which of the three fields does this sentence belong to? How would you hear it?',
      pointer:
        'The pointer in each error names a field. Mark that field with `aria-invalid`, and tie the sentence to it with `aria-describedby`.',
      sample:
        'A teacher who writes “two mistakes” below an essay has read it. A mark in the margin would help more.',
    },
    'only-letters': {
      nudge: 'Is O’Brien allowed to eat here?',
      pointer:
        'Names have apostrophes, accents, and letters of every script. Check that there is one and how long it is, and leave the rest to its owner.',
      sample:
        'A hotel that only knew the letters A to Z would send half of the world away at the door.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'No bad order is taken: 400, 413 or 422, with problem details, and the board stays as it is',
      async run({ request }) {
        const before = (await request.get('/api/orders')).text;
        const cases: Case[] = [
          ...Object.entries(bad).flatMap(([field, values]) =>
            values.map((value) => ({ body: { ...good, [field]: value }, status: 422, value })),
          ),
          ...noOrders.map((body) => ({ body, status: 422 })),
          ...broken.map((body) => ({ body, status: 400, isText: true })),
          { body: { ...good, name: 'a'.repeat(2_000_000) }, status: 413 },
        ];
        // A few at a time: each waits for an answer only so long.
        for (let from = 0; from < cases.length; from += 6) {
          const some = cases.slice(from, from + 6);
          const responses = await Promise.all(some.map((one) => send(request, one)));
          for (const [index, response] of responses.entries()) judge(some[index]!, response);
        }
        expect((await request.get('/api/orders')).text, {
          seen: 'After all the bad orders, the board is another than before.',
          expected: 'Nothing of a bad order is written down.',
        }).toBe(before);
      },
    },

    {
      id: 'c2',
      title: 'Each error points to its field, and the page shows it on that field',
      async run({ page, wire }) {
        const qty = pick(['-3', '0', '2.5']);
        const fields = { qty: page.getByLabel('Portions'), name: page.getByLabel('Your name') };
        await fields.qty.fill(qty);
        await fields.name.fill(' ');
        const [sent] = await wire.during(() => page.getByRole('button', { name: 'Order' }).click());
        const body = sent?.response?.body.text ?? '';
        expect(sent?.request.method, {
          seen: 'The page has sent no order.',
          expected: 'It sends what the guest typed, and the kitchen says what is wrong.',
        }).toBe('POST');
        for (const [name, field] of Object.entries(fields)) {
          const detail = errorsIn(body).find(({ pointer }) => pointer === `#/${name}`)?.detail;
          expect(detail ?? '', {
            seen: `The answer to an order of ${qty} portions without a name is ${body.slice(0, 200)}`,
            expected: `Its errors have one with the pointer #/${name}, and a detail for the guest.`,
          }).toMatch(/\w/);
          await page
            .locator(`#${name}[aria-invalid="true"]`)
            .waitFor()
            .catch(() => {});
          const marked = await field.getAttribute('aria-invalid');
          const said = await describing(page, field);
          expect(marked === 'true' && said.includes(detail!), {
            seen: `The field ${name} ${marked === 'true' ? 'is' : 'is not'} marked as invalid. With it goes ${said ? `“${said}”` : 'no text'}.`,
            expected: `It is marked, and “${detail}” belongs to it.`,
            hint: 'message-beside-nothing',
          }).toBe(true);
        }
        await fields.qty.fill('2');
        await fields.name.fill('Joon');
        await wire.during(() => page.getByRole('button', { name: 'Order' }).click());
        await page.getByText('2 × ').first().waitFor();
        expect(await page.locator('[aria-invalid="true"]').count(), {
          seen: 'The order has been taken, and a field is still marked as invalid.',
          expected: 'What is right is not marked any more.',
        }).toBe(0);
      },
    },

    {
      id: 'c3',
      title: 'What else stands in an order has no effect: price, total, number',
      async run({ request }) {
        const menu = (await request.get('/api/dishes')).json() as { id: number; price: number }[];
        const { price } = menu.find(({ id }) => id === good.dish)!;
        const forged = { price: 1, total: 1, id: 7, status: 'paid', role: 'manager' };
        const response = await request.post('/api/orders', { data: { ...good, ...forged } });
        const orders = (await request.get('/api/orders')).json() as Record<string, unknown>[];
        const written = orders.at(-1);
        if (response.status === 422 && !written) return;
        const wanted = { dish: 2, qty: 3, name: 'Amara', price, total: 3 * price };
        const seen = `The order brought ${JSON.stringify(forged)}. On the board stands ${JSON.stringify(written)}.`;
        const finding = {
          seen,
          expected: 'Price and number are the kitchen’s own.',
          hint: 'takes-what-comes',
        };
        expect(written, finding).toMatchObject(wanted);
        expect(written?.['id'], finding).not.toBe(7);
        expect(Object.keys(written ?? {}), finding).not.toContain('role');
      },
    },

    {
      id: 'c4',
      title:
        'Good orders are taken, whatever the name of the guest; errors show nothing of the inside',
      async run({ request }) {
        for (const name of ['O’Brien', "D'Souza", '王', 'María José', 'a'.repeat(60)]) {
          const order = { ...good, qty: pick([1, 20]), name };
          const response = await request.post('/api/orders', { data: order });
          expect(response.status, {
            seen: `An order of ${order.qty} portions for ${name} got ${response.status}: ${response.text.slice(0, 120)}`,
            expected: 'It is a good order: 201.',
            hint: response.status === 422 ? 'only-letters' : null,
          }).toBe(201);
        }
        const orders = (await request.get('/api/orders')).json() as { name: string }[];
        expect(
          orders.slice(0, 3).map(({ name }) => name),
          {
            seen: `The board has the names ${orders.map(({ name }) => name).join(', ')}.`,
            expected: 'Names stand there as they were given.',
          },
        ).toEqual(['O’Brien', "D'Souza", '王']);
        const broken = await request.post('/api/orders', { data: { dish: 2 } });
        expect(broken.text, {
          seen: `An order without name and quantity gets ${broken.text.slice(0, 200)}`,
          expected: 'A guest reads nothing of files and lines.',
        }).not.toMatch(/\.ts\b|\n\s+at |node_modules/);
      },
    },
  ],
});

interface Case {
  body: unknown;
  /** What the exercise asks for. */
  status: number;
  /** The value that makes it bad. */
  value?: unknown;
  isText?: boolean;
}

function send(request: CheckTools['request'], { body, isText }: Case): Promise<CheckResponse> {
  const headers = { 'content-type': 'application/json' };
  const data = isText ? body : JSON.stringify(body);
  return request.post('/api/orders', { headers, data });
}

function judge({ body, status, value }: Case, response: CheckResponse): void {
  const words = typeof body === 'string' ? body : JSON.stringify(body);
  const seen = `The order ${words.length > 120 ? `${words.slice(0, 80)}… (${words.length} characters)` : words} got ${response.status}.`;
  const isConverted = value === '' || value === true || value === '2' || value === null;
  expect(response.status, {
    seen,
    expected: `It cannot be taken: ${status}.`,
    hint:
      response.status === 201 && isConverted
        ? 'number-of-nothing'
        : response.status < 300 || response.status === 500
          ? 'checks-in-the-page'
          : null,
  }).toBe(status);
  expect(response.headers['content-type'] ?? '', {
    seen: `${seen} Its content type is ${response.headers['content-type'] ?? 'missing'}.`,
    expected: 'Problem details have the type application/problem+json.',
  }).toMatch(/^application\/problem\+json/);
  expect((response.json() as { status?: unknown } | null)?.status, {
    seen: `${seen} Its body is ${response.text.slice(0, 120)}`,
    expected: 'Its member status is the same number.',
  }).toBe(status);
}

function errorsIn(body: string): { pointer?: unknown; detail?: string }[] {
  try {
    const { errors } = JSON.parse(body) as { errors?: unknown };
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

/** The texts that belong to a field. */
async function describing(
  page: CheckTools['page'],
  field: ReturnType<CheckTools['page']['getByLabel']>,
): Promise<string> {
  const names = ['aria-describedby', 'aria-errormessage'];
  const ids = (await Promise.all(names.map((name) => field.getAttribute(name)))).join(' ');
  const texts = ids.split(/\s+/).filter((id) => id !== '');
  const said = await Promise.all(texts.map((id) => page.locator(`[id="${id}"]`).textContent()));
  return said.join(' ');
}
