import { defineChecks, expect, pick, saysTheSame, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c2', 'c3', 'c4', 'c5', 'c6', 'c7'],
  clock: {},

  hints: {
    'line-broke': {
      nudge: 'Which ticket on the pass has no answer at all? What did the page do then?',
      pointer:
        'When the line breaks, `fetch` rejects, and no status says why. For a `GET` that is as good a reason to try again as a 503.',
      sample:
        'You ring at a friend’s door. “Come back in a minute” and no sound at all are two answers, and in both cases you may ring again.',
    },
    'same-bad-slip': {
      nudge: 'Will the kitchen read the same slip in another way the second time?',
      pointer:
        'A status of 4xx says that the request itself is wrong. Sent again, it is as wrong as before. 429 is the exception: it says “too many, later”.',
      sample:
        'A machine that takes no foreign coins will not take this one either, however often you put it in.',
    },
    'too-early': {
      nudge: 'Read the headers of the answer. What did the kitchen ask for?',
      pointer:
        '`Retry-After` says after how many seconds it makes sense to come again. Whoever wrote it knows more than your own waits.',
      sample:
        'The sign at the bakery says “back at two”. To knock every minute until then brings no bread.',
    },
    'repeats-an-order': {
      nudge: 'Do you know that the first one failed?',
      pointer:
        'A lost answer looks like a lost request. A `POST` that is sent again may be done twice, so only the person who ordered may decide that.',
      sample:
        'You transfer money, and the screen goes black. Before you do it again, you look at your account.',
    },
    'says-it-failed': {
      nudge: 'The order stands in the book of the kitchen. What does the page say?',
      pointer:
        'There are three endings: done, refused, and unknown. When no answer came, say that you do not know.',
      sample:
        'A parcel that nobody has signed for is neither delivered nor lost. An honest message says: we are looking for it.',
    },
    'at-once': {
      nudge: 'How much time lies between two tickets of the same guest?',
      pointer:
        'A kitchen that cannot serve you now needs time, not more requests. Wait before you ask again.',
      sample:
        'A jammed door does not open sooner because everybody pushes without a pause. It opens when they step back.',
    },
    'same-moment': {
      nudge: 'Thirty pages failed at the same moment. When does each of them come back?',
      pointer:
        'Equal waits keep a crowd together: it meets again at the next door. Chance in the wait, called jitter, spreads it.',
      sample:
        'If everybody leaves the stadium at the whistle, the road is full. If each one stays for a while of their own, it is not.',
    },
    'waits-do-not-grow': {
      nudge: 'The kitchen has failed three times. Is it likely to be well within a second?',
      pointer:
        'The longer the trouble lasts, the less it helps to ask often. Let the window for the wait double each time.',
      sample:
        'A doctor looks in after a minute, after an hour, then in the morning. Nobody measures a fever every minute for a week.',
    },
    'asks-offline': {
      nudge: 'The device has no line. Who can hear the page?',
      pointer:
        '`navigator.onLine` is `false` when there is surely no line, and the event `online` says when it is back. Wait for it, then ask once.',
      sample:
        'In a tunnel you do not press redial. You wait until the train is out, and call then.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'After a 503 and a broken line, a third request brings the menu; no wait is too long',
      async run(tools) {
        const { wire, clock } = tools;
        await opened(tools);
        const soup = { id: 4, name: pick(soups), price: 9000 };
        wire.fulfill('GET', '/api/menu', { json: [soup] });
        wire.fail('GET', '/api/menu', { times: 1 });
        wire.fulfill('GET', '/api/menu', { status: pick([502, 503, 504]) }, { times: 1 });
        const asked = await askForMenu(tools);
        await clock.advance(TOGETHER);
        const times = await asked();
        expect(times.length, {
          seen: `The first answer was no good, then the line broke. The page asked ${often(times)}.`,
          expected: 'It asks three times. The third answer is the menu.',
          hint: times.length === 2 ? 'line-broke' : null,
        }).toBe(3);
        const waits = waitsBetween(times);
        for (const [index, wait] of waits.entries())
          expect(wait, {
            seen: `The page waited ${Math.round(wait)} ms before retry ${index + 1}.`,
            expected: `It waits at most ${WINDOWS[index]} ms.`,
          }).toBeLessThanOrEqual(WINDOWS[index]! + SLACK);
        await showsDish(tools, soup.name);
      },
    },

    {
      id: 'c2',
      title: 'A kitchen that stays closed is asked four times in all; then the page says so',
      async run(tools) {
        const { page, wire, clock } = tools;
        await opened(tools);
        wire.fulfill('GET', '/api/menu', { status: 503 }, { times: 60 });
        const asked = await askForMenu(tools);
        await clock.advance(TOGETHER + 60_000);
        const times = await asked();
        expect(times.length, {
          seen: `The kitchen answered 503 each time. The page asked ${often(times)}.`,
          expected: 'It asks once, and three times again: four requests.',
        }).toBe(4);
        expect(await said(page), {
          seen: 'All four requests have failed, and the page says nothing.',
          expected: 'It says that the kitchen did not bring the menu.',
        }).not.toBe('');
      },
    },

    {
      id: 'c3',
      title: 'A request that is wrong itself is sent once',
      async run(tools) {
        const { page, wire, clock } = tools;
        await opened(tools);
        const status = pick([400, 404, 410, 422]);
        wire.fulfill('GET', '/api/menu', { status }, { times: 60 });
        const asked = await askForMenu(tools);
        await clock.advance(TOGETHER);
        const times = await asked();
        expect(times.length, {
          seen: `The answer was ${status}. The page asked ${often(times)}.`,
          expected: 'It asks once. The same request would get the same answer.',
          hint: 'same-bad-slip',
        }).toBe(1);
        expect(await said(page), {
          seen: `The answer was ${status}, and the page says nothing.`,
          expected: 'It says that the kitchen did not bring the menu.',
        }).not.toBe('');
      },
    },

    {
      id: 'c4',
      title: 'When an answer says `Retry-After`, the page leaves the kitchen alone for that long',
      async run(tools) {
        const { wire, clock } = tools;
        await opened(tools);
        const seconds = pick([9, 11, 14]);
        const status = pick([429, 503]);
        wire.fulfill(
          'GET',
          '/api/menu',
          { status, headers: { 'retry-after': String(seconds) } },
          { times: 1 },
        );
        const asked = await askForMenu(tools);
        await clock.advance(seconds * 1000 - 1);
        const early = await asked();
        expect(early.length, {
          seen: `The answer was ${status} with Retry-After: ${seconds}. The page asked again after ${Math.round(waitsBetween(early)[0] ?? 0)} ms.`,
          expected: `It asks again after ${seconds} seconds, or a little later.`,
          hint: 'too-early',
        }).toBe(1);
        await clock.advance(TOGETHER);
        const times = await asked();
        expect(times.length, {
          seen: `${seconds + TOGETHER / 1000} seconds later the page has asked ${often(times)}.`,
          expected: 'It asks again when the time is over.',
        }).toBe(2);
      },
    },

    {
      id: 'c5',
      title: 'An order is sent once. The page says whether it is done, refused or unknown',
      async run(tools) {
        const { page, wire, clock, request } = tools;
        await opened(tools);
        wire.fulfill('GET', '/api/menu', { json: [{ id: 2, name: DISH, price: 22000 }] });
        await askForMenu(tools);
        const order = page.getByRole('button', { name: `Order ${DISH}`, exact: true });

        wire.dropReply('POST', '/api/orders', { times: 1 });
        await order.click();
        await clock.advance(TOGETHER);
        const unknown = await said(page);
        const posts = await wire.sent('POST', '/api/orders');
        const inBook = (await request.get('/api/orders')).json() as { id: number }[];
        expect(posts.length, {
          seen: `The answer to an order got lost. The page sent ${posts.length} orders, and the kitchen has ${inBook.length} in its book.`,
          expected: 'It sends one. Nobody else may repeat an order than the person who placed it.',
          hint: posts.length > 1 ? 'repeats-an-order' : null,
        }).toBe(1);

        wire.fulfill('POST', '/api/orders', { status: 503 }, { times: 1 });
        await order.click();
        await clock.advance(TOGETHER);
        const refused = await said(page);
        expect((await wire.sent('POST', '/api/orders')).length, {
          seen: 'The kitchen refused an order with 503, and the page sent it again by itself.',
          expected: 'It says so, and leaves it to the person who ordered.',
          hint: 'repeats-an-order',
        }).toBe(2);

        await order.click();
        await clock.advance(TOGETHER);
        const done = await said(page);
        const { id } = ((await request.get('/api/orders')).json() as { id: number }[]).at(-1)!;
        expect(done.includes(String(id)), {
          seen: `The kitchen has taken order ${id}. The page says: “${done}”`,
          expected: `It names order ${id}.`,
        }).toBe(true);
        const values = [String(id), DISH];
        const unknownSeen = `The order is in the book, and its answer got lost. The page says: “${unknown}”`;
        const expected = 'It says that nobody knows whether the order has reached the kitchen.';
        expect(unknown, { seen: unknownSeen, expected }).not.toBe('');
        expect(unknown, {
          seen: `${unknownSeen} It says the same when the kitchen has refused.`,
          expected,
          hint: 'says-it-failed',
        }).not.toBe(refused);
        expect(saysTheSame(unknown, done, values), {
          seen: `${unknownSeen} It says the same when the kitchen has taken the order.`,
          expected,
        }).toBe(false);
      },
    },

    {
      id: 'c6',
      title: 'Thirty guests who fail together come back at different moments, later each time',
      async run(tools) {
        const { page, wire, clock } = tools;
        await opened(tools);
        const guests = new Map<string, number[]>();
        wire.fulfill('GET', '/api/menu', ({ query }) => {
          const guest = query.get('guest') ?? '';
          const times = guests.get(guest) ?? [];
          const isAtOnce = clock.now() - (times.at(-1) ?? 0) <= SLACK;
          guests.set(guest, [...times, clock.now()]);
          // Whoever asks without a pause would go on for long. Once is enough to see it.
          return isAtOnce ? { json: [] } : { status: 503 };
        });
        await page.getByRole('button', { name: 'Thirty guests arrive' }).click();
        await clock.advance(TOGETHER);

        const waits = [...guests.values()].map(waitsBetween);
        const firsts = waits.map(([wait = 0]) => wait);
        const most = Math.max(...firsts.map((wait) => inSlot(firsts, wait)));
        expect(most, {
          seen: `Thirty guests got a 503 at the same moment. ${most} of them came back within the same ${SLOT} ms.`,
          expected: 'They come back spread over a second: at most half of them in any 100 ms.',
          hint: Math.max(...firsts) < SLOT ? 'at-once' : 'same-moment',
        }).toBeLessThanOrEqual(15);
        const averages = [0, 1, 2].map((retry) => average(waits.map((own) => own[retry] ?? 0)));
        const [first = 0, , third = 0] = averages;
        expect(third > 2 * first, {
          seen: `On average they waited ${averages.map((ms) => `${Math.round(ms)} ms`).join(', then ')}.`,
          expected: 'The window for the wait doubles with each retry.',
          hint: 'waits-do-not-grow',
        }).toBe(true);
      },
    },

    {
      id: 'c7',
      title: 'Without a line nothing is sent. When the line is back, each question is asked once',
      async run(tools) {
        const { wire, clock } = tools;
        await opened(tools);
        const soup = { id: 4, name: pick(soups), price: 9000 };
        wire.fulfill('GET', '/api/menu', { json: [soup] });

        await wire.offline();
        const first = await askForMenu(tools);
        await clock.advance(TOGETHER);
        expect((await first()).length, {
          seen: `The device was offline. The page sent ${(await first()).length} requests.`,
          expected: 'Nobody can hear it, so it sends none.',
          hint: 'asks-offline',
        }).toBe(0);
        await wire.online();
        await clock.advance(TOGETHER);
        expect((await first()).length, {
          seen: `The line came back. The page asked ${often(await first())}.`,
          expected: 'It asks once.',
          hint: 'asks-offline',
        }).toBe(1);
        await showsDish(tools, soup.name);

        wire.fulfill('GET', '/api/menu', { status: 503 }, { times: 1 });
        const second = await askForMenu(tools);
        await wire.offline();
        await clock.advance(TOGETHER);
        expect((await second()).length, {
          seen: 'The line went away while the page waited to ask again, and it sent a request all the same.',
          expected: 'It looks for a line before each request.',
          hint: 'asks-offline',
        }).toBe(1);
        await wire.online();
        await clock.advance(TOGETHER);
        expect((await second()).length, {
          seen: `The line came back before a retry. The page asked ${often(await second())} in all.`,
          expected: 'One retry follows: two requests.',
        }).toBe(2);
      },
    },
  ],
});

const DISH = 'Masala dosa';
const soups = ['Rasam', 'Tomato shorba', 'Mulligatawny', 'Sambar'] as [string, ...string[]];

/** The longest wait before each retry, in milliseconds. */
const WINDOWS = [1000, 2000, 4000];
/** What rounding may add to a wait. */
const SLACK = 5;
/** All waits together, at their longest. */
const TOGETHER = 8000;
/** Requests that come within so many milliseconds are one crowd. */
const SLOT = 100;

/** Lets what the page asks for when it is opened come to its end, and the stove get hot. */
async function opened({ clock }: CheckTools): Promise<void> {
  await clock.advance(TOGETHER);
}

/** Presses the button for the menu. Gives what reads the times of all requests for it since then. */
async function askForMenu({ page, wire, clock }: CheckTools): Promise<() => Promise<number[]>> {
  const start = clock.now();
  const before = (await wire.sent('GET', '/api/menu')).length;
  await page.getByRole('button', { name: 'Ask for the menu' }).click();
  return async () =>
    (await wire.sent('GET', '/api/menu')).slice(before).map(({ leftAt }) => leftAt - start);
}

async function showsDish({ page }: CheckTools, name: string): Promise<void> {
  const dishes = await page.getByRole('listitem').allInnerTexts();
  expect(
    dishes.some((text) => text.includes(name)),
    {
      seen: `The kitchen brought a menu with ${name}. The page shows ${dishes.length} dishes, and not this one.`,
      expected: `It shows ${name}.`,
    },
  ).toBe(true);
}

async function said(page: CheckTools['page']): Promise<string> {
  return (await page.getByRole('status').textContent()).trim();
}

function waitsBetween(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - times[index]!);
}

/** How many of these moments lie in the slot that begins with one of them. */
function inSlot(moments: number[], begin: number): number {
  return moments.filter((moment) => moment >= begin && moment < begin + SLOT).length;
}

function average(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function often({ length }: number[]): string {
  return ['not at all', 'once', 'twice'][length] ?? `${length} times`;
}
