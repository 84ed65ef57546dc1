import {
  byName,
  defineChecks,
  expect,
  pick,
  type CheckTools,
  type Exchange,
} from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
  clock: {},

  hints: {
    'still-asking': {
      nudge: 'Count the tickets on the pass after one order. Which of them did nobody need?',
      pointer:
        'The line stays open, and each event brings what has happened. Put what the page must know into the event, and it need not ask.',
      sample:
        'Somebody who has the radio on hears the score. Calling the stadium after every goal is not needed.',
    },
    'no-blank-line': {
      nudge: 'How does the reader know that an event has ended?',
      pointer:
        'An event is some lines and then an empty one. Without the empty line, the browser waits for more of the same event.',
      sample:
        'In a telegram the word STOP ends a sentence. Without it, nobody knows whether the sentence goes on.',
    },
    'tells-everything-again': {
      nudge:
        'What did the page say it had already seen? Open the second ticket and read its headers.',
      pointer:
        'After a break the browser sends the header `Last-Event-ID` with the id of the last event it got. Go on after that one.',
      sample:
        'You fell asleep at page 90. A reader who begins again at page 1 each evening never gets to the end.',
    },
    'forgets-what-was-missed': {
      nudge: 'Something happened while the line was broken. Who tells the page?',
      pointer:
        'Whoever comes back needs first what was missed, and then what happens. Send the steps after `Last-Event-ID` before you listen for new ones.',
      sample:
        'You step out of the cinema for a moment. The film goes on, so a friend has to tell you what you have missed.',
    },
    'no-ids': {
      nudge: 'Open the second ticket. How could the kitchen know where to go on?',
      pointer:
        'Give each event a line `id:`. The browser keeps the last one, and sends it by itself when it comes back.',
      sample:
        'A book without page numbers. To find your place again, you have to leaf through it from the front.',
    },
    'never-lets-go': {
      nudge: 'Close the page and read the gauge. Who is still listening?',
      pointer:
        'When the line closes, the answer has its event `close`. That is the moment to stop listening and to clear timers.',
      sample:
        'A club that never strikes anybody off its list sends letters to people who moved away years ago.',
    },
    'holds-the-line': {
      nudge: 'The dish is at the table. What is the line still good for?',
      pointer:
        'Somebody has to end it: the page with `close()`, or the kitchen with 204 when it is asked once more. If the kitchen alone hangs up, the browser calls again.',
      sample:
        'The taxi has arrived and you sit in it. You hang up, so that the next caller gets through.',
    },
    'for-anybody': {
      nudge: 'Luz types the number of your order into the address. What does she get?',
      pointer:
        'A stream is an answer like any other, and shows somebody’s data. Ask who wants it before you open it.',
      sample:
        'The night porter knows your room number. He tells it to you, and not to everybody who can count.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'After an order one request stays open, and nobody asks again',
      async run(tools) {
        const { wire, clock } = tools;
        const before = (await wire.sent('GET', '/api/**')).length;
        const id = await order(tools);
        await clock.advance(6000);
        const sent = (await wire.sent('GET', '/api/**')).slice(before);
        const streams = sent.filter(isStream);
        const lines = sent.map(({ request }) => `GET ${new URL(request.url).pathname}`);
        expect(streams.length, {
          seen: `Six seconds after order ${id} the page has sent ${counted(lines)}. None of the answers is an event stream.`,
          expected: `The answer to GET /api/orders/${id}/events is a text/event-stream that stays open.`,
          hint: null,
        }).toBeGreaterThan(0);
        expect(sent.length, {
          seen: `Six seconds after order ${id} the page has sent ${counted(lines)}.`,
          expected: 'One request is enough: its answer brings all that happens.',
          hint: 'still-asking',
        }).toBe(1);
      },
    },

    {
      id: 'c2',
      title: 'Each step is on the page as soon as it happens',
      async run(tools) {
        const { clock } = tools;
        const id = await order(tools);
        // Shortly after each of its four steps.
        for (const ms of [100, 2000, 5000, 4000]) {
          await clock.advance(ms);
          await showsAll(tools, id, `Order ${id} is under way, and`, 'no-blank-line');
        }
        const [stream] = await streamsOf(tools, id);
        expect(stream !== undefined, {
          seen: `The page did not ask for GET /api/orders/${id}/events.`,
          expected: 'The steps come over the stream.',
        }).toBe(true);
      },
    },

    {
      id: 'c3',
      title:
        'The line breaks twice: no step is lost or doubled, and the page says which one it saw last',
      async run(tools) {
        const { wire, clock } = tools;
        const id = await order(tools);
        for (const ms of [2500, 3800]) {
          await clock.advance(ms);
          await wire.cut('GET', `/api/orders/${id}/events`);
        }
        await clock.advance(9000);
        const steps = await stepsOf(tools, id);
        const shown = await shownSteps(tools);
        expect(shown, {
          seen: `The line broke twice. The page shows ${list(shown)}.`,
          expected: `It shows ${list(steps.map(({ text }) => text))}.`,
          hint: shown.length > steps.length ? 'tells-everything-again' : 'forgets-what-was-missed',
        }).toEqual(steps.map(({ text }) => text));
        const again = (await streamsOf(tools, id)).slice(1);
        expect(again.length, {
          seen: `The line broke twice, and the page came back ${again.length} times.`,
          expected: 'It comes back after each break.',
        }).toBeGreaterThanOrEqual(2);
        const ids = steps.map((step) => String(step.id));
        for (const { request } of again.slice(0, 2)) {
          const last = byName(request.headers)['last-event-id'];
          expect(ids, {
            seen: `The page came back ${last === undefined ? 'without the header Last-Event-ID' : `with Last-Event-ID: ${last}`}.`,
            expected: 'It comes back with the id of the last step it has seen.',
            hint: 'no-ids',
          }).toContain(last);
        }
      },
    },

    {
      id: 'c4',
      title: 'Who closes the page is forgotten by the kitchen',
      async run(tools) {
        const { page, clock } = tools;
        const id = await order(tools);
        await clock.advance(1000);
        expect(await listening(tools), {
          seen: `The page follows order ${id}, and the board counts ${listeners(await listening(tools))}.`,
          expected: 'It counts one: the open line, by way of onStep.',
        }).toBe(1);
        await page.reload();
        await clock.advance(1000);
        expect(await listening(tools), {
          seen: `The page was closed and opened again. The board still counts ${listeners(await listening(tools))}.`,
          expected: 'It counts none.',
          hint: 'never-lets-go',
        }).toBe(0);
      },
    },

    {
      id: 'c5',
      title: 'When the dish is at the table, the line is closed for good',
      async run(tools) {
        const { wire, clock } = tools;
        const id = await order(tools);
        await clock.advance(20_000);
        await showsAll(tools, id, `Order ${id} was placed 20 s ago, and`, null);
        const before = (await wire.sent('GET', '/api/**')).length;
        await clock.advance(20_000);
        const more = (await wire.sent('GET', '/api/**')).length - before;
        expect([await listening(tools), more], {
          seen: `The dish is at the table. The board counts ${listeners(await listening(tools))}, and in twenty seconds the page has sent ${more} more requests.`,
          expected: 'Nobody listens, and nobody asks.',
          hint: 'holds-the-line',
        }).toEqual([0, 0]);
        const [stream] = await streamsOf(tools, id);
        expect(stream !== undefined, {
          seen: `The page did not ask for GET /api/orders/${id}/events.`,
          expected: 'The steps come over the stream.',
        }).toBe(true);
      },
    },

    {
      id: 'c6',
      title: 'Another guest does not get the stream of your order',
      async run(tools) {
        const { request, clock } = tools;
        const id = await order(tools);
        await clock.advance(1000);
        const path = `/api/orders/${id}/events`;
        expect((await streamsOf(tools, id)).length, {
          seen: `The page did not ask for GET ${path}.`,
          expected: 'The steps come over the stream.',
        }).toBe(1);
        // A stream has no end: then no answer comes in time.
        const answer = await request
          .as('Luz')
          .get(path)
          .catch(() => null);
        expect(answer?.status ?? 200, {
          seen: `Luz asked for ${path}, which is not hers. ${answer ? `The answer was ${answer.status}.` : 'The stream was opened for her.'}`,
          expected: 'She is refused: 403, or 404.',
          hint: 'for-anybody',
        }).toBeGreaterThanOrEqual(403);
      },
    },
  ],
});

interface Step {
  id: number;
  text: string;
}

interface Board {
  listening: number;
  orders: { id: number; steps: Step[] }[];
}

/** Orders a dish in the page, and gives the number of the order. */
async function order(tools: CheckTools): Promise<number> {
  const { page, clock } = tools;
  const dish = pick(['Dal', 'Masala dosa', 'Mango lassi']);
  await page.getByRole('button', { name: `Order ${dish}`, exact: true }).click();
  await clock.settled();
  return (await board(tools)).orders.at(-1)?.id ?? 0;
}

async function board({ request }: CheckTools): Promise<Board> {
  return (await request.get('/api/board')).json() as Board;
}

async function listening(tools: CheckTools): Promise<number> {
  return (await board(tools)).listening;
}

async function stepsOf(tools: CheckTools, id: number): Promise<Step[]> {
  return (await board(tools)).orders.find((one) => one.id === id)?.steps ?? [];
}

async function shownSteps({ page }: CheckTools): Promise<string[]> {
  await page.settled();
  return page.locator('#steps').getByRole('listitem').allInnerTexts();
}

/** Expects that the page shows all steps of an order, in their order. */
async function showsAll(
  tools: CheckTools,
  id: number,
  when: string,
  hint: string | null,
): Promise<void> {
  const steps = (await stepsOf(tools, id)).map(({ text }) => text);
  const shown = await shownSteps(tools);
  expect(shown, {
    seen: `${when} the page shows ${list(shown)}.`,
    expected: `It shows ${list(steps)}.`,
    hint: shown.length === 0 ? hint : null,
  }).toEqual(steps);
}

async function streamsOf({ wire }: CheckTools, id: number): Promise<readonly Exchange[]> {
  return wire.sent('GET', `/api/orders/${id}/events`);
}

function isStream({ head }: Exchange): boolean {
  return byName(head?.headers ?? [])['content-type']?.startsWith('text/event-stream') ?? false;
}

function list(texts: string[]): string {
  return texts.map((text) => `“${text}”`).join(', ') || 'no steps';
}

function listeners(count: number): string {
  return count === 1 ? '1 listener' : `${count} listeners`;
}

/** Equal lines once, with their number: `GET /api/orders/7 (6 times)`. */
function counted(lines: string[]): string {
  const all = [...new Set(lines)].map((line) => {
    const times = lines.filter((one) => one === line).length;
    return times === 1 ? line : `${line} (${times} times)`;
  });
  return all.join(', ') || 'nothing';
}
