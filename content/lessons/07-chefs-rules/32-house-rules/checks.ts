import { defineChecks, expect, pick, type CheckResponse, type CheckTools } from '#checks/index.ts';

type Lines = { dish: number; qty: number }[];

/** Some day, at a time of the restaurant's own clock. */
const on = (time: string) => `2027-01-15T${time}+05:30`;

/** Orders on which money that floats, or lines that are rounded one by one, come out wrong. */
const tricky: Lines[] = [
  [{ dish: 2, qty: 6 }],
  lines(0, 5, 6),
  lines(0, 1, 6),
  lines(0, 3, 14),
  lines(8, 18, 3),
  lines(7, 5, 5),
];

export default defineChecks({
  clock: { at: on('12:00:00') },
  failsAtStart: ['c1', 'c2', 'c3', 'c4'],

  hints: {
    'money-that-floats': {
      nudge: 'What is 0.1 + 0.2? And 112174.5 paise, after a few steps in rupees?',
      pointer:
        'A fraction such as 0.85 has no exact place in a floating number. Count in whole paise, and multiply with whole percents; divide once, at the end.',
      sample:
        'A tailor who measures in feet and calculates in meters loses a thread with each step. One unit for everything loses none.',
    },
    'rounds-each-line': {
      nudge: 'When does the house rule say to round?',
      pointer:
        'Rounding throws something away. Each time it is done, a little more is lost: add up what is exact, and round what is left.',
      sample:
        'Ten people share a taxi, and each rounds up. The driver gets four coins more than the clock shows.',
    },
    'hour-of-the-server': {
      nudge: 'Whose four o’clock is it?',
      pointer:
        '`getHours()` gives the hour of the machine’s own zone. Ask for the zone of the restaurant: `Intl.DateTimeFormat` takes a `timeZone`.',
      sample:
        'A train that leaves at nine leaves at nine of its station, not of the traveler’s watch.',
    },
    'believes-the-page': {
      nudge: 'Who has worked out this total? Could it have been anybody?',
      pointer:
        'Whoever sends a request chooses every number in it. What the kitchen can work out itself, it must not read from a body.',
      sample:
        'At the till the price comes from the shop’s list. Nobody asks the customer what the label said.',
    },
    'page-has-rules-too': {
      nudge: 'Look at the pass while you change the quantity. Who has been asked?',
      pointer:
        'Two places that know a rule will differ one day. The page can ask for the result and show it; then there is one rule.',
      sample: 'Two clocks in a hall never agree. One clock, and a mirror, always do.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'Outside happy hour, quotes follow the house rules to the paisa: many and few, with coupon and without',
      async run({ request }) {
        const few = tricky.map((some) => ({ customer: 'Luz', coupon: false, lines: some }));
        for (const { cart, reply } of await quotesFor(request, [...few, ...anyCarts()]))
          judge(cart, '12:00:00', reply);
      },
    },

    {
      id: 'c2',
      title:
        'Happy hour is from 16:00 until 18:00 in the restaurant, wherever the server stands. The best discount wins',
      at: on('15:30:00'),
      async run({ request, clock, backend }) {
        const zone = pick(['Asia/Tokyo', 'America/New_York']);
        const port = 20_000 + Math.floor(Math.random() * 20_000);
        const abroad = await backend.run({ PORT: String(port), TZ: zone });
        await abroad.settled();
        expect(abroad.ports, {
          seen: `A kitchen was started with PORT=${port}, and does not listen there. ${abroad.output.slice(0, 120)}`,
          expected: 'It opens, as it did.',
        }).toContain(port);

        const cart = { customer: 'Luz', coupon: false, lines: lines(1, 0, 0) };
        for (const time of ['15:59:59', '16:00:00', '17:59:59', '18:00:00']) {
          await clock.advanceTo(on(time));
          const here = await request.post('/api/quotes', { data: cart });
          judge(cart, time, here, '', 'hour-of-the-server');
          const there = await request.post(`http://localhost:${port}/api/quotes`, { data: cart });
          judge(cart, time, there, `, asked of a server in ${zone}`, 'hour-of-the-server');
          if (time !== '16:00:00') continue;
          for (const { cart, reply } of await quotesFor(request, anyCarts()))
            judge(cart, time, reply);
        }
      },
    },

    {
      id: 'c3',
      title:
        'An order costs what its quote said. A total that was sent along has no effect, and a coupon works once',
      async run({ request }) {
        const cart = { customer: 'Joon', coupon: true, lines: lines(2, 5, 1) };
        const forged = { total: 1, discount: 99, price: 1 };
        const first = await request.post('/api/orders', { data: { ...cart, ...forged } });
        if (first.status !== 422) judge(cart, '12:00:00', first, '', 'believes-the-page');
        else await request.post('/api/orders', { data: cart });
        const again = await request.post('/api/quotes', { data: cart });
        const used = ', and Joon has used his coupon before';
        judge({ ...cart, coupon: false }, '12:00:00', again, used);
        const other = { ...cart, customer: 'Amara' };
        judge(other, '12:00:00', await request.post('/api/quotes', { data: other }));
      },
    },

    {
      id: 'c4',
      title:
        'After every change the page shows the quote of the kitchen, and the ticket says the same',
      async run({ page, wire }) {
        const total = page.locator('#total');
        const changes = [
          () => page.getByLabel('Masala dosa').fill(pick(['6', '14', '18'])),
          () => page.getByLabel('Mango lassi').fill(pick(['1', '5', '7'])),
          () => page.getByLabel('I have a coupon').check(),
        ];
        let last = 0;
        await page.getByLabel('Masala dosa').waitFor();
        for (const change of changes) {
          const sent = await wire.during(change);
          const quote = sent.findLast(({ request }) => request.url.endsWith('/api/quotes'));
          expect(quote?.response?.status, {
            seen: quote
              ? 'The quote was refused.'
              : 'Something was changed, and the page asked for no quote.',
            expected: 'The page asks the kitchen what the cart costs now.',
            hint: quote ? null : 'page-has-rules-too',
          }).toBe(200);
          last = (JSON.parse(quote!.response!.body.text!) as { total: number }).total;
          await page.settled();
          const shown = paiseIn(await total.innerText());
          expect(shown, {
            seen: `The kitchen quoted ${last} paise. The page shows “${await total.innerText()}”.`,
            expected: 'It shows the quote.',
            hint: 'page-has-rules-too',
          }).toBe(last);
        }
        const sent = await wire.during(() => page.getByRole('button', { name: 'Order' }).click());
        const order = sent.find(
          ({ request }) => request.url.endsWith('/api/orders') && request.method === 'POST',
        );
        const written = JSON.parse(order?.response?.body.text ?? '{}') as { total?: number };
        expect(written.total, {
          seen: `The quote was ${last} paise, the order costs ${written.total ?? 'nothing'}.`,
          expected: 'Both are the same.',
        }).toBe(last);
        await page
          .getByRole('listitem')
          .filter({ hasText: (last / 100).toFixed(2) })
          .waitFor();
      },
    },
  ],
});

interface Cart {
  customer: string;
  coupon: boolean;
  lines: Lines;
}

const prices: Record<number, number> = { 1: 17995, 2: 21995, 3: 12025 };

/** Asks for the price of all carts at once. */
function quotesFor(request: CheckTools['request'], carts: Cart[]) {
  return Promise.all(
    carts.map(async (cart) => ({
      cart,
      reply: await request.post('/api/quotes', { data: cart }),
    })),
  );
}

function anyCarts(): Cart[] {
  return Array.from({ length: 10 }, () => ({
    customer: pick(['Amara', 'Joon', 'Luz']),
    coupon: pick([true, false]),
    lines: anyLines(),
  }));
}

/** The house rules, as the exercise has them. */
function priceOf({ lines: wanted, coupon }: Cart, time: string): number {
  const isHappy = time >= '16:00' && time < '18:00';
  let hundredths = 0;
  for (const { dish, qty } of wanted) {
    const percent = Math.max(isHappy ? 10 : 0, coupon ? 12 : 0, qty >= 5 ? 15 : 0);
    hundredths += prices[dish]! * qty * (100 - percent);
  }
  return Math.floor((hundredths + 50) / 100);
}

function judge(
  cart: Cart,
  time: string,
  reply: CheckResponse,
  situation = '',
  hint?: string,
): void {
  const what = cart.lines.map(({ dish, qty }) => `${qty} × dish ${dish}`).join(', ');
  const seen = `At ${time} in the restaurant${situation}, ${what}${cart.coupon ? ' with a coupon' : ''}:`;
  expect(reply.status, {
    seen: `${seen} the answer is ${reply.status}.`,
    expected: 'It is a cart like any other.',
  }).toBeLessThan(300);
  const { total } = reply.json() as { total?: unknown };
  const wanted = priceOf(cart, time);
  const off = typeof total === 'number' ? Math.abs(total - wanted) : NaN;
  const rounded = lineByLine(cart, time) === total ? 'rounds-each-line' : 'money-that-floats';
  expect(total, {
    seen: `${seen} the total is ${String(total)} paise.`,
    expected: `It is ${wanted}.`,
    hint: hint ?? (off <= 2 ? rounded : null),
  }).toBe(wanted);
}

function lineByLine(cart: Cart, time: string): number {
  return cart.lines.reduce((sum, line) => sum + priceOf({ ...cart, lines: [line] }, time), 0);
}

function lines(dal: number, dosa: number, lassi: number): Lines {
  return [dal, dosa, lassi].flatMap((qty, index) => (qty > 0 ? { dish: index + 1, qty } : []));
}

function anyLines(): Lines {
  const [dal, dosa, lassi] = [0, 1, 2].map(() => Math.floor(Math.random() * 9)) as [
    number,
    number,
    number,
  ];
  return lines(dal + 1, dosa, lassi);
}

function paiseIn(text: string): number {
  return Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);
}
