import {
  defineChecks,
  expect,
  pick,
  type CheckTools,
  type Hold,
  type Sample,
} from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],
  clock: {},

  hints: {
    'asks-at-the-first-key': {
      nudge: 'What did the page ask when only the first letter was typed?',
      pointer:
        'A debounce waits first and acts then. Each key starts the wait anew, the first one too.',
      sample:
        'A lift that leaves with the first guest and comes back for the others makes two trips. It waits until nobody has stepped in for a while.',
    },
    'pause-only': {
      nudge:
        'The kitchen is slow with the first question and quick with the second. Which answer lands last?',
      pointer:
        'A pause makes questions fewer. It does not bring answers into order: the page must know which question an answer belongs to.',
      sample:
        'You write two letters to a hotel, the second with the right date. The reply to the first comes last. The date inside tells you which one counts.',
    },
    'abort-shown': {
      nudge: 'Did something fail, or did you change your mind?',
      pointer:
        'A request that is given up rejects with an `AbortError`. Nobody has to hear of it: ask `signal.aborted` before you show trouble.',
      sample:
        'You hang up in the middle of a call because a friend walks in. The phone does not tell you that the line is broken.',
    },
    'trouble-swallowed': {
      nudge: 'The line broke while somebody waited. What did the page say?',
      pointer:
        'Only what you gave up yourself is silent. The failure of the last question is news, and belongs on the screen.',
      sample:
        'A switch that keeps the smoke alarm quiet while you cook is handy. It must not stay on for the night.',
    },
    'old-trouble-shown': {
      nudge: 'A question that nobody waits for any more failed. Who wants to know?',
      pointer: 'Failures can be out of date as well. Compare before you show either.',
      sample:
        'You have already got a table in another restaurant when the first one calls to say that it is full.',
    },
    'clearing-asks-nobody': {
      nudge: 'The box is empty and the menu is there. Who is still on the way from the kitchen?',
      pointer:
        'Whatever shows something new must also make the answer under way out of date, even when it asks nobody itself.',
      sample:
        'You cancel your plan to take the bus and stay at home. The taxi that you had called still comes to the door.',
    },
    'busy-off-too-early': {
      nudge: 'Two questions were asked. After the first has ended, is anybody still waiting?',
      pointer:
        '`finally` also runs for the question that was given up. The mark belongs to the last question, so only that one may take it away.',
      sample:
        'The light above a fitting room shows that somebody is inside. Whoever left a minute ago must not switch it off for the next.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Letters typed quickly make one request, between 200 and 500 ms after the last',
      async run(tools) {
        const { wire, clock } = tools;
        await opened(tools);
        const word = pick(words);
        const held = wire.hold('GET', '/api/dishes');
        await box(tools).pressSequentially(word, { gapMs: 40 });
        await clock.advance(150);
        const early = asked(held);
        expect(early.length, {
          seen: `You typed “${word}”. Before the pause was over, the page had asked for ${list(early)}.`,
          expected: 'The page waits until no key has come for a moment, and asks then.',
          hint: early.length === 1 && early[0] === word[0] ? 'asks-at-the-first-key' : null,
        }).toBe(0);
        await clock.advance(350);
        expect(asked(held), {
          seen: `Half a second after the last key, the page has asked for ${list(asked(held))}.`,
          expected: `It asks once, for “${word}”.`,
        }).toEqual([word]);
      },
    },

    {
      id: 'c2',
      title: 'The last question wins, whichever answer comes last',
      async run(tools) {
        await opened(tools);
        const { held, last } = await askTwice(tools);
        await held.release(last);
        await held.releaseAll();
        await showsOnly(tools, last, 'pause-only');
      },
    },

    {
      id: 'c3',
      title: 'Trouble is shown for the last question, and for no other',
      async run(tools) {
        const { page, clock, wire } = tools;
        await opened(tools);
        const trouble = await page.watch({ shown: page.getByRole('alert') });
        const { held, first, last } = await askTwice(tools);
        const given = held.waiting < held.requests.length;
        expect(await seenTrouble(trouble), {
          seen: `You searched for “${first}”, then for “${last}”. Nothing failed, and the page says: ${await seenTrouble(trouble)}`,
          expected: 'A question that was given up is no trouble.',
          hint: 'abort-shown',
        }).toBe('');
        if (!given) await held.abort('reset', first);
        expect(await seenTrouble(trouble), {
          seen: `The question for “${first}” failed after you had asked for “${last}”. The page says: ${await seenTrouble(trouble)}`,
          expected: 'What nobody waits for any more may fail in silence.',
          hint: 'old-trouble-shown',
        }).toBe('');
        await held.end();
        await showsOnly(tools, last, null);
        const errors = await page.errors();
        expect(errors, {
          seen: `In the page’s code something went wrong that nobody caught: ${errors[0]?.text}`,
          expected: 'A request that was given up is caught.',
        }).toEqual([]);

        wire.fail('GET', '/api/dishes');
        await box(tools).fill(first);
        await clock.advance(500);
        const said = await page.getByRole('alert').textContent();
        expect(said?.trim(), {
          seen: `The line broke while you waited for “${first}”. The page says nothing of it.`,
          expected: 'The page says that the kitchen could not be asked.',
          hint: 'trouble-swallowed',
        }).not.toBe('');
      },
    },

    {
      id: 'c4',
      title: 'An empty box shows the whole menu, and no late answer takes it away',
      async run(tools) {
        const { wire, clock } = tools;
        const menu = await opened(tools);
        const word = pick(words);
        const held = wire.hold('GET', '/api/dishes');
        await box(tools).fill(word);
        await clock.advance(ANSWERED);
        await box(tools).fill('');
        await clock.advance(500);
        const isMenu = (q: string | null) => !q;
        if (held.requests.some(({ query }) => isMenu(query.get('q'))))
          await held.release(({ query }) => isMenu(query.get('q')));
        await held.end();
        const shown = await dishesShown(tools);
        expect(shown, {
          seen: `You searched for “${word}” and cleared the box. When all answers were there, the page showed ${list(shown)}.`,
          expected: 'It shows the whole menu, whatever was still on the way.',
          hint:
            shown.length > 0 && shown.every((name) => has(name, word))
              ? 'clearing-asks-nobody'
              : null,
        }).toEqual(menu);
      },
    },

    {
      id: 'c5',
      title: 'The page looks busy until the last answer is there',
      async run(tools) {
        await opened(tools);
        const { held, first, last } = await askTwice(tools);
        expect(await isBusy(tools), {
          seen: `You asked for “${first}” and for “${last}”. No answer has come, and the page does not look busy.`,
          expected: 'The status line says that the kitchen is looking.',
          hint: 'busy-off-too-early',
        }).toBe(true);
        await held.release(first);
        expect(await isBusy(tools), {
          seen: `Only the answer for “${first}” has come, and the page does not look busy any more.`,
          expected: `It looks busy until the answer for “${last}” is there.`,
          hint: 'busy-off-too-early',
        }).toBe(true);
        await held.release(last);
        expect(await isBusy(tools), {
          seen: `The answer for “${last}” is there, and the page still looks busy.`,
          expected: 'With the last answer the status line is empty.',
        }).toBe(false);
      },
    },
  ],
});

/** Each is in the name of several dishes, and none in the name of another. */
const words = ['dal', 'dosa', 'lassi', 'rasam', 'naan', 'rice'] as [string, ...string[]];

/** Milliseconds in which the page has asked and the kitchen has found what there is. */
const ANSWERED = 2000;

const box = ({ page }: CheckTools) => page.getByRole('searchbox');

/** Waits until the whole menu is shown, and gives its names. */
async function opened(tools: CheckTools): Promise<string[]> {
  await tools.clock.advance(1000);
  const names = await dishesShown(tools);
  expect(names.length, {
    seen: `The page shows ${names.length} dishes when it is opened.`,
    expected: 'It shows the whole menu.',
  }).toBeGreaterThan(10);
  return names;
}

/** Searches twice, with time between, while the answers wait at the pass. */
async function askTwice(tools: CheckTools): Promise<{ held: Hold; first: string; last: string }> {
  const { wire, clock } = tools;
  const first = pick(words);
  const last = pick(words.filter((word) => word !== first) as [string, ...string[]]);
  const held = wire.hold('GET', '/api/dishes');
  for (const word of [first, last]) {
    await box(tools).fill(word);
    await clock.advance(ANSWERED);
  }
  return { held, first, last };
}

/** Expects that heading and dishes are those of one search. */
async function showsOnly(tools: CheckTools, word: string, hint: string | null): Promise<void> {
  const shown = await dishesShown(tools);
  const heading = await tools.page.getByRole('heading').innerText();
  expect(shown.length > 0 && shown.every((name) => has(name, word)), {
    seen: `You searched for “${word}” last, and the page shows ${list(shown)}.`,
    expected: `It shows the dishes with “${word}”, also when an older answer comes later.`,
    hint,
  }).toBe(true);
  expect(has(heading, word), {
    seen: `The dishes are those with “${word}”, and the heading says “${heading}”.`,
    expected: 'Heading and dishes belong to the same question.',
    hint,
  }).toBe(true);
}

async function dishesShown({ page }: CheckTools): Promise<string[]> {
  const items = await page.getByRole('listitem').allInnerTexts();
  return items.map((text) => text.split(/\n|₹/)[0]!.trim());
}

async function isBusy({ page }: CheckTools): Promise<boolean> {
  return ((await page.getByRole('status').textContent()) ?? '').trim() !== '';
}

async function seenTrouble(watch: { samples(): Promise<Sample<'shown'>[]> }): Promise<string> {
  const texts = (await watch.samples()).flatMap(({ shown }) => shown);
  return texts.find((text) => text !== '') ?? '';
}

/** What was asked for, in order; nothing twice for a request that has no words. */
function asked(held: Hold): string[] {
  return held.requests.map(({ query }) => query.get('q') ?? '');
}

function has(text: string, word: string): boolean {
  return text.toLowerCase().includes(word);
}

function list(names: string[]): string {
  return names.map((name) => `“${name}”`).join(', ') || 'nothing';
}
