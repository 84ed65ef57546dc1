import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
  clock: {},

  hints: {
    'trusts-fetch': {
      nudge: 'What is `response.ok` when the kitchen answers with 404?',
      pointer:
        '`fetch` rejects when no answer comes. A 404 is an answer: look at `ok` or at `status` before you use the body.',
      sample:
        'The letter has come. That does not mean that it says yes; you have to open it and read the first line.',
    },
    'broken-becomes-nothing': {
      nudge: 'The kitchen said why it cannot help. Who read it?',
      pointer:
        'An error that is caught and not shown turns _broken_ into _empty_. The guest cannot tell the two apart.',
      sample:
        'A switchboard that stays silent when nobody picks up makes you wait. A short “nobody is there” lets you go on.',
    },
    'parses-anything': {
      nudge: 'Open the ticket on the pass. In which language is this body written?',
      pointer:
        'Between page and kitchen stand other machines, and they answer in HTML. Read the header `content-type` before you parse.',
      sample:
        'You ask for a table in a hotel, and the porter says that the phone is broken. His words are no reservation.',
    },
    'nobody-cancelled': {
      nudge: 'The guest has left. Is the cook still cooking?',
      pointer:
        '`Promise.race` stops waiting, and nothing else: the request stays open. A signal ends it: `fetch(path, { signal })`.',
      sample:
        'You no longer wait for the taxi and take the bus. If you do not call it off, it still comes.',
    },
    'parses-nothing': {
      nudge: 'How long is the body of a 204?',
      pointer:
        '204 means: done, and there is nothing to say. No text at all is no JSON, so parsing it throws.',
      sample: 'You signed for a parcel and got an empty hand back. There is no receipt to read.',
    },
    'trusts-the-shape': {
      nudge: 'Which kind of value is this price? What does the page make of it?',
      pointer:
        'JSON tells how values are written, not which ones there are. `as` in TypeScript checks nothing while the page runs. Look at each field you use.',
      sample:
        'A form that came back is not a form that was filled in. Somebody may have written their name into the field for the date.',
    },
    'leaving-is-trouble': {
      nudge: 'Did something fail, or did the guest change their mind?',
      pointer:
        'Your own signal and the one for the time may both end a request. Look which one it was: `signal.aborted`.',
      sample:
        'When you hang up yourself, no voice needs to tell you that the line has been interrupted.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'When the kitchen refuses, the page shows the title of its answer',
      async run(tools) {
        const { page, wire, clock } = tools;
        const [status, title] = pick([
          [404, 'This order was eaten long ago.'],
          [403, 'This order is for another table.'],
          [409, 'This order is on its way to you.'],
        ]);
        wire.fulfill('GET', '/api/orders/*', {
          status,
          headers: { 'content-type': 'application/problem+json' },
          json: { title, status },
        });
        await find(tools, anyNumber());
        await clock.settled();
        const shown = await page.text();
        expect(shown.includes(title), {
          seen: `The answer was ${status} with the title “${title}” The page says: “${(await said(tools)) || (/^Order .*/m.exec(shown)?.[0] ?? '')}”`,
          expected: 'It shows the title.',
          hint: /undefined|strange/i.test(shown) ? 'trusts-fetch' : 'broken-becomes-nothing',
        }).toBe(true);
        await isCalm(tools, `The answer was ${status}.`);
      },
    },

    {
      id: 'c2',
      title: 'An answer that is no JSON, or none at all, ends in a message for people',
      async run(tools) {
        const { wire } = tools;
        const body = '<!doctype html><title>Welcome</title><h1>502 Bad Gateway</h1>';
        const headers = { 'content-type': 'text/html' };
        wire.fulfill('GET', '/api/menu', { status: 502, headers, body });
        await tools.page.getByRole('button', { name: 'Ask for the menu' }).click();
        await isCalm(tools, 'Somebody before the kitchen answered 502 with a page of HTML.');
        wire.fulfill('GET', '/api/orders/*', { status: 200, headers, body });
        await find(tools, anyNumber());
        await isCalm(tools, 'The Wi-Fi of a hotel answered 200 with a page of HTML.');
        wire.fail('GET', '/api/orders/*');
        await find(tools, anyNumber());
        await isCalm(tools, 'The line broke.');
      },
    },

    {
      id: 'c3',
      title:
        'Nobody waits for more than 8 seconds: then the request is cancelled, and the page says so',
      async run(tools) {
        const { wire, clock } = tools;
        const held = wire.hold('GET', '/api/orders/*');
        await find(tools, anyNumber());
        await clock.advance(7800);
        expect(held.waiting, {
          seen: 'After less than 8 seconds nobody waited for the answer any more.',
          expected: 'The kitchen has 8 seconds.',
        }).toBe(1);
        await clock.advance(400);
        const message = await said(tools);
        expect(message, {
          seen: 'No answer came within 8 seconds, and the page says nothing.',
          expected: 'It says that the kitchen takes too long.',
        }).not.toBe('');
        expect(held.waiting, {
          seen: `The page says “${message}”, and its request is still open.`,
          expected: 'It cancels the request.',
          hint: 'nobody-cancelled',
        }).toBe(0);
        await isCalm(tools, 'No answer came within 8 seconds.');
        const second = wire.hold('GET', '/api/menu');
        await tools.page.getByRole('button', { name: 'Ask for the menu' }).click();
        await clock.advance(5000);
        await second.end();
        expect((await tools.page.getByRole('listitem').allInnerTexts()).length, {
          seen: 'The menu came after 5 seconds, and the page does not show it.',
          expected: 'What comes in time is shown.',
        }).toBeGreaterThan(0);
      },
    },

    {
      id: 'c4',
      title: '204 means done: there is nothing to parse',
      async run(tools) {
        const { page, wire, clock } = tools;
        const number = anyNumber();
        wire.fulfill('DELETE', '/api/orders/*', { status: 204 });
        await page.getByLabel('Number of your order').fill(number);
        await page.getByRole('button', { name: 'Cancel order' }).click();
        await clock.settled();
        const message = await said(tools);
        expect(message.includes(number) && !isTechnical(message), {
          seen: `The kitchen cancelled order ${number} and answered 204. The page says: “${message}”`,
          expected: `It says that order ${number} is cancelled.`,
          hint: 'parses-nothing',
        }).toBe(true);
      },
    },

    {
      id: 'c5',
      title: 'A menu of another shape is not shown',
      async run(tools) {
        const { page, wire, clock } = tools;
        await page.getByRole('listitem').first().waitFor();
        const price = pick<unknown>(['₹ 180', 'ask the waiter', null, ['180']]);
        const name = pick(['Idli', 'Vada', 'Uttapam']);
        const dishes = [
          { id: 1, name: 'Dal', price: 18000 },
          { id: 2, name, price },
        ];
        wire.fulfill('GET', '/api/menu', { json: dishes });
        await page.getByRole('button', { name: 'Ask for the menu' }).click();
        await clock.settled();
        const text = await page.text();
        expect(text.includes(name), {
          seen: `The price of ${name} was ${JSON.stringify(price)}, and the page shows ${await shownDish(page, name)}.`,
          expected: 'It does not show what it does not understand.',
          hint: 'trusts-the-shape',
        }).toBe(false);
        await isCalm(tools, `The price of ${name} was ${JSON.stringify(price)}.`);
      },
    },

    {
      id: 'c6',
      title: '*Never mind* cancels what is under way, and nobody speaks of trouble',
      async run(tools) {
        const { page, wire, clock } = tools;
        const held = wire.hold('GET', '/api/orders/*');
        await find(tools, anyNumber());
        await clock.advance(1000);
        await page.getByRole('button', { name: 'Never mind' }).click();
        await clock.settled();
        expect(held.waiting, {
          seen: 'You pressed Never mind, and the request is still open.',
          expected: 'It is cancelled.',
        }).toBe(0);
        await clock.advance(10_000);
        const message = await said(tools);
        expect(message, {
          seen: `You pressed Never mind. The page says: “${message}”`,
          expected: 'Nothing failed, so it says nothing.',
          hint: 'leaving-is-trouble',
        }).toBe('');
      },
    },
  ],
});

/** What no guest should have to read. */
const technical =
  /[<>{}]|token|json|parse|syntax|undefined|null|nan\b|abort|signal|fetch|error|object/i;

function isTechnical(message: string): boolean {
  return technical.test(message);
}

function anyNumber(): string {
  return String(100 + Math.floor(Math.random() * 900));
}

async function find({ page }: CheckTools, number: string): Promise<void> {
  await page.getByLabel('Number of your order').fill(number);
  await page.getByRole('button', { name: 'Find' }).click();
}

async function said({ page }: CheckTools): Promise<string> {
  await page.settled();
  return (await page.getByRole('status').textContent()).trim();
}

/** Expects that the page says something that people understand, and that no error is left lying around. */
async function isCalm(tools: CheckTools, situation: string): Promise<void> {
  const message = await said(tools);
  expect(message !== '' && !isTechnical(message), {
    seen: `${situation} The page says: “${message}”`,
    expected: 'It says in words for guests what is the matter.',
    hint: message === '' ? 'broken-becomes-nothing' : 'parses-anything',
  }).toBe(true);
  const [error] = await tools.page.errors();
  expect(error, {
    seen: `${situation} In the page’s code something went wrong that nobody caught: ${error?.text}`,
    expected: 'The failure is caught and named.',
  }).toBeUndefined();
}

async function shownDish(page: CheckTools['page'], name: string): Promise<string> {
  const texts = await page.getByRole('listitem').filter({ hasText: name }).allInnerTexts();
  return `“${texts.join(', ').replaceAll('\n', ' ')}”`;
}
