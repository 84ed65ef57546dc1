import { byName, defineChecks, expect, pick, type CheckTools, type Page } from '#checks/index.ts';

const APP = 'https://thepass.test';
/** Where the page starts. */
const LOCAL = 'http://localhost:5173';
const PARTNER = 'https://delivery.test';
const KEY = 'printer-4b1d90';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c7'],

  hints: {
    'cors-stops-no-form': {
      nudge: 'Did the browser ask anybody before it sent that form?',
      pointer:
        'CORS decides who may read an answer. A form was sent long before there was CORS, and is sent still. Look at where the request comes from, and refuse.',
      sample:
        'A letter box takes letters from everybody. That you may not look into it does not keep yours out.',
    },
    'samesite-is-not-all': {
      nudge: 'What is a site to the browser? Is `flowers.thepass.test` another one?',
      pointer:
        '`SameSite` looks at the registered name only. All its subdomains count as the same site, also one that somebody else has taken over. Compare the whole origin.',
      sample:
        'A key for the house opens the front door. It says nothing about which flat is yours.',
    },
    'trusts-everybody': {
      nudge: 'Whom does this answer trust?',
      pointer:
        'An answer that repeats whatever `Origin` it got, with credentials allowed, opens the guest’s data to every page of the web. Compare with a list.',
      sample: 'A doorman who asks “What is your name?” and then “Is that on the list you brought?”',
    },
    'forgets-the-vary': {
      nudge: 'A cache keeps the answer that the partner got. Who gets it next?',
      pointer:
        'When an answer depends on a header of the request, `Vary` names that header, in every answer of this address. Otherwise a cache mixes them up.',
      sample:
        'A shop with two price lists writes on each for whom it is. Else the wrong one hangs in the window.',
    },
    'reads-the-end-only': {
      nudge: 'Read the other name again, from the right. To whom does it belong?',
      pointer:
        'An origin is scheme, host and port together. Compare it as a whole with a list; parts of a name belong to whoever buys them.',
      sample: '“I am with the band” ends like a good reason. The list at the door has whole names.',
    },
    'knows-new-browsers-only': {
      nudge: 'An older browser does not send `Sec-Fetch-Site`. What does it send?',
      pointer:
        'Where the newer header is missing, fall back to `Origin`: browsers send it with every POST.',
      sample: 'Who has no photo on the card yet may show the old card with a stamp.',
    },
    'locks-out-the-printer': {
      nudge: 'The printer has no browser. Can another page make it send something?',
      pointer:
        'These attacks ride on what a browser adds by itself: the cookie. Whoever brings a key in a header has been asked by nobody else.',
      sample: 'A pickpocket needs a pocket. The parcel machine has none.',
    },
    'get-still-changes': {
      nudge: 'Somebody puts this link into a chat. Who follows it, and with whose cookie?',
      pointer:
        'With `GET` nothing may change. Links bring the cookie along even with `SameSite=Lax`, and no header tells them from honest ones.',
      sample: 'A light switch behind a picture: whoever straightens it turns off the light.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'A form on another page orders nothing in Amara’s name, also not from a subdomain',
      async run(tools) {
        const { tabs, wire } = tools;
        const sameSite = await beAmara(await tabs.open(`${APP}/`), tools);
        const origin = 'https://flowers.thepass.test';
        const type = pick(['application/x-www-form-urlencoded', 'text/plain']);
        const evil = await tabs.visit(origin, formPage(type));
        const [sent] = await wire.during(() => evil.getByRole('button').click());
        const status = sent?.response?.status ?? 0;
        const orders = await countOrders(tools);
        expect(orders === 0 && status >= 400, {
          seen: `A page of ${origin} sent a form (${type}) from Amara’s browser. The answer is ${status}, and ${orders} orders are in the book.`,
          expected: 'It is refused, and nothing is ordered.',
          hint: sameSite === 'none' ? 'cors-stops-no-form' : 'samesite-is-not-all',
        }).toBe(true);
      },
    },

    {
      id: 'c2',
      title: 'A page of another site reads nothing about Amara, and orders nothing',
      async run(tools) {
        const { page, tabs, wire } = tools;
        await beAmara(page, tools);
        const origin = 'https://evil.test';
        const evil = await tabs.visit(origin, scriptPage);
        await evil.getByRole('button', { name: 'Read' }).click();
        const read = await readIn(evil);
        expect(read, {
          seen: `A script of ${origin} asked for /api/me, with Amara’s cookie where the browser sends it. It reads: ${read.slice(0, 100)}`,
          expected: 'The browser does not show it the answer.',
          hint: 'trusts-everybody',
        }).toBe('blocked');
        const sent = await wire.during(() => evil.getByRole('button', { name: 'Order' }).click());
        const byScript = await countOrders(tools);
        expect(byScript, {
          seen: `A script of ${origin} sent an order as JSON (${sent.map(({ request }) => request.method).join(', ')}). ${byScript} orders are in the book.`,
          expected: 'The browser asks first, and is told no. Nothing is ordered.',
          hint: 'trusts-everybody',
        }).toBe(0);
        await wire.during(() => evil.getByRole('button', { name: 'Kittens' }).click());
        const byForm = await countOrders(tools);
        expect(byForm, {
          seen: `A form of ${origin} was sent. ${byForm} orders are in the book.`,
          expected: 'Nothing is ordered.',
          hint: 'cors-stops-no-form',
        }).toBe(0);
      },
    },

    {
      id: 'c3',
      title: 'The partner’s page reads the menu; every answer says that it depends on the origin',
      async run({ tabs, request }) {
        const partner = await tabs.visit(PARTNER, partnerPage);
        await partner.getByRole('button').click();
        const read = await readIn(partner);
        expect(read, {
          seen: `A script of ${PARTNER} asked for /api/menu. It reads: ${read.slice(0, 100)}`,
          expected: 'It may read the menu.',
        }).toMatch(/Samosa/);
        for (const [who, headers] of [
          ['the partner', { origin: PARTNER }],
          ['somebody without an Origin', {}],
        ] as const) {
          const answer = await request.get('/api/menu', { headers });
          expect(answer.headers['vary'] ?? '', {
            seen: `The answer to ${who} has ${answer.headers['vary'] ? `Vary: ${answer.headers['vary']}` : 'no Vary'}.`,
            expected: 'It has Vary: Origin, because another origin gets another answer.',
            hint: 'forgets-the-vary',
          }).toMatch(/(^|[\s,])(origin|\*)([\s,]|$)/i);
        }
      },
    },

    {
      id: 'c4',
      title: 'Names that only look like ours get nothing: neither the menu nor an order',
      async run(tools) {
        const { request } = tools;
        await logIn(request);
        for (const origin of [
          'https://thepass.test.evil.test',
          'https://evilthepass.test',
          'http://thepass.test',
          'https://thepass.test:8443',
          'https://delivery.test.evil.test',
          'https://evildelivery.test',
          'null',
        ]) {
          const menu = await request.get('/api/menu', { headers: { origin } });
          const allowed = menu.headers['access-control-allow-origin'] ?? 'nobody';
          expect([origin, '*'], {
            seen: `A page of ${origin} asked for the menu. The answer allows ${allowed}.`,
            expected: 'Only the partner’s own pages may read it.',
            hint: allowed === origin ? 'reads-the-end-only' : null,
          }).not.toContain(allowed);
          const { status } = await sendForm(request, { origin });
          expect(status, {
            seen: `With Amara’s cookie, a form came from ${origin}, from a browser without Sec-Fetch-Site. It got ${status}.`,
            expected: 'It is refused.',
            hint: 'reads-the-end-only',
          }).toBeGreaterThanOrEqual(400);
        }
        const orders = await countOrders(tools);
        expect(orders, {
          seen: `After that, ${orders} orders are in the book.`,
          expected: 'Nothing was ordered.',
        }).toBe(0);
      },
    },

    {
      id: 'c5',
      title: 'Our own page works at both addresses, also in browsers that know only `Origin`',
      async run(tools) {
        const { page, wire, request } = tools;
        await beAmara(page, tools);
        const sent = await wire.during(() =>
          page.getByRole('button', { name: 'Order Dal' }).click(),
        );
        const order = sent.find(({ request: { method } }) => method === 'POST');
        expect(order?.response?.status, {
          seen: `Amara pressed Order Dal. The answer is ${order?.response?.status ?? 'missing'}.`,
          expected: 'It is her own page: 201.',
        }).toBe(201);
        await logIn(request);
        for (const origin of [LOCAL, APP])
          for (const [browser, headers] of [
            ['with', { origin, 'sec-fetch-site': 'same-origin' }],
            ['without', { origin }],
          ] as const) {
            const { status } = await request.post('/api/orders', {
              data: { dish: 1, qty: 1 },
              headers,
            });
            expect(status, {
              seen: `An order came from ${origin}, from a browser ${browser} Sec-Fetch-Site. It got ${status}.`,
              expected: 'The browser says that it is our own page: 201.',
              hint: browser === 'without' ? 'knows-new-browsers-only' : null,
            }).toBe(201);
          }
      },
    },

    {
      id: 'c6',
      title: 'The printer in the kitchen, with a key and without a browser, still works',
      async run({ request, db }) {
        const [row] = await db.query(
          'INSERT INTO orders (customer_id, dish_id, qty) VALUES (1, 1, 1) RETURNING id',
        );
        const path = `/api/orders/${String(row?.['id'])}/printed`;
        const printed = await request.post(path, { headers: { 'x-api-key': KEY } });
        expect(printed.status, {
          seen: `The printer sent POST ${path} with its key, without cookie and Origin. It got ${printed.status}.`,
          expected: 'No browser is involved, so nobody can have lent it a cookie: 204.',
          hint: 'locks-out-the-printer',
        }).toBeLessThan(300);
        const wrong = await request.post(path, { headers: { 'x-api-key': 'printer-0' } });
        expect(wrong.status, {
          seen: `With a wrong key it got ${wrong.status}.`,
          expected: 'It is refused.',
        }).toBeGreaterThanOrEqual(400);
      },
    },

    {
      id: 'c7',
      title: 'No `GET` changes anything; the button for the favorite does',
      async run(tools) {
        const { tabs, page, wire, db } = tools;
        await beAmara(page, tools);
        const favorite = async () => {
          const [row] = await db.query('SELECT favorite FROM users WHERE id = 1');
          return String(row?.['favorite']);
        };
        const word = pick(['nettles', 'gravel', 'soap']);
        const evil = await tabs.visit(
          'https://evil.test',
          `<a href="${LOCAL}/api/favorite/${word}">Kittens</a>`,
        );
        await wire.during(() => evil.getByRole('link').click());
        const now = await favorite();
        expect(now, {
          seen: `Amara followed a link of another page. Now her favorite is “${now}”.`,
          expected: 'A link changes nothing.',
          hint: 'get-still-changes',
        }).not.toBe(word);
        await wire.during(() => page.getByRole('button', { name: 'Dal is my favorite' }).click());
        expect(await favorite(), {
          seen: `Amara pressed the button. Her favorite is “${await favorite()}”.`,
          expected: 'It is dal.',
        }).toBe('dal');
      },
    },
  ],
});

/** A page with a form that orders fifty samosas. */
function formPage(type: string): string {
  const fields =
    type === 'text/plain'
      ? `<input type="hidden" name='{"dish":4,"qty":50,"x":"' value='"}'>`
      : '<input type="hidden" name="dish" value="4"><input type="hidden" name="qty" value="50">';
  return `<!doctype html><title>Kittens</title>
    <form method="post" enctype="${type}" action="${APP}/api/orders">${fields}<button>Kittens</button></form>`;
}

const scriptPage = `<!doctype html><title>Kittens</title>
  <button id="read">Read</button> <button id="order">Order</button> <p></p>
  <form method="post" action="${LOCAL}/api/orders">
    <input type="hidden" name="dish" value="4"><input type="hidden" name="qty" value="50">
    <button>Kittens</button>
  </form>
  <script>
    const say = (text) => { document.querySelector('p').textContent = text; };
    const ask = (path, init) =>
      fetch('${LOCAL}' + path, { credentials: 'include', ...init })
        .then((response) => response.text()).then(say, () => say('blocked'));
    document.getElementById('read').onclick = () => ask('/api/me');
    document.getElementById('order').onclick = () => ask('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: 4, qty: 50 }),
    });
  </script>`;

const partnerPage = `<!doctype html><title>Delivery</title>
  <button>Read</button> <p></p>
  <script>
    document.querySelector('button').onclick = () =>
      fetch('${LOCAL}/api/menu').then((response) => response.text()).then(
        (text) => { document.querySelector('p').textContent = text; },
        () => { document.querySelector('p').textContent = 'blocked'; },
      );
  </script>`;

/** What a script on a page of somebody else got to read, once it has an answer. */
async function readIn(other: Page): Promise<string> {
  const read = await other.until(async () => (await other.locator('p').textContent()) || null);
  return read ?? 'nothing';
}

/** Logs Amara in by the button of a page of ours. Gives what her cookie says about other sites. */
async function beAmara(page: Page, { wire }: CheckTools): Promise<string> {
  const button = page.getByRole('button', { name: 'Be Amara' });
  const sent = await wire.during(() => button.click());
  const login = sent.find(({ request: { method } }) => method === 'POST');
  expect(login?.response?.status, {
    seen: `Amara pressed “Be Amara”, and got ${login?.response?.status ?? 'no answer'}.`,
    expected: 'She logs in: 204.',
  }).toBe(204);
  await page.getByText('You are Amara').waitFor();
  const cookie = byName(login!.response!.headers)['set-cookie'] ?? '';
  return /samesite=(\w+)/i.exec(cookie)?.[1]?.toLowerCase() ?? 'unset';
}

async function logIn(request: CheckTools['request']): Promise<void> {
  const data = { email: 'amara@example.com', password: 'amara likes mango lassi' };
  const { status } = await request.post('/api/session', {
    data,
    headers: { origin: APP, 'sec-fetch-site': 'same-origin' },
  });
  expect(status, {
    seen: `Amara logged in from her own page, and got ${status}.`,
    expected: 'She gets in: 204.',
  }).toBe(204);
}

/** A form with Amara’s cookie, as a browser would send it that does not know Sec-Fetch-Site. */
function sendForm(request: CheckTools['request'], headers: Record<string, string>) {
  return request.post('/api/orders', {
    data: 'dish=4&qty=50',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

async function countOrders({ db }: CheckTools): Promise<number> {
  return Number((await db.query('SELECT count(*)::int AS count FROM orders'))[0]?.['count']);
}
