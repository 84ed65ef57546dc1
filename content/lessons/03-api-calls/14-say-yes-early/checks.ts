import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c4', 'c5', 'c6'],
  clock: {},

  hints: {
    'waits-for-the-answer': {
      nudge: 'The answer is held at the pass. What does the guest see meanwhile?',
      pointer:
        'An optimistic update shows first and asks then. The guest’s press is all you need to know for the screen.',
      sample:
        'You press the button for a lift, and its light goes on at once. It does not wait until the lift has come.',
    },
    'counted-twice': {
      nudge: 'Who has counted this heart: the page, the kitchen, or both?',
      pointer:
        'The number in the answer has your heart in it already. Once it is there, it takes the place of your own guess.',
      sample:
        'You tell a friend that seven people come, you among them. If she adds you once more, there is a chair too many.',
    },
    'stays-after-a-refusal': {
      nudge: 'The kitchen said no. What does the heart say?',
      pointer:
        'Saying yes early is a promise that may have to be taken back. When it fails, show what the kitchen knows.',
      sample:
        'A ticket shop marks your seat as taken while you pay. When the payment fails, the seat turns free again.',
    },
    'taken-back-in-silence': {
      nudge: 'The heart was red, and now it is not. Would you know why?',
      pointer:
        'Whoever has looked away, or does not look at all, misses the change. Say it in the status line, which is announced.',
      sample:
        'A shop that cancels your order sends you a line about it. An empty list of orders would leave you guessing.',
    },
    'restores-everything': {
      nudge: 'Two hearts were pressed, and one failed. Whose press did the old copy forget?',
      pointer:
        'A saved copy of everything also undoes what has happened since. Take back the one change that failed.',
      sample:
        'To take one word out of a letter you do not go back to the draft of yesterday. Everything written since would be gone.',
    },
    'last-tap-lost': {
      nudge: 'The guest pressed again before the first answer. What did the page do with that?',
      pointer:
        'A control that says yes early must also take the next press early. What is shown last is what the guest wants.',
      sample:
        'You call a taxi off a minute after you have called it. The driver’s “already noted” does not help.',
    },
    overtaken: {
      nudge: 'Which of the two requests reached the kitchen last?',
      pointer:
        'Requests about the same thing can overtake each other. Send the next one when the one before has ended.',
      sample:
        'Two letters to the bank, “open an account” and “close it”, arrive in the wrong order. You wait for the first reply before you post the second.',
    },
    'loses-the-focus': {
      nudge: 'Press a heart with the Enter key. Where are you then?',
      pointer:
        'An element that is made anew is another element, and the focus is lost with the old one. Change the one that is there.',
      sample:
        'Somebody swaps the book you are reading for a fresh copy. The same words, but your page is lost.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'A heart and its number change before any answer',
      async run(tools) {
        const name = pick(dishes);
        const before = await like(tools, name);
        tools.wire.hold('PUT', HEARTS);
        await press(tools, name);
        const now = await like(tools, name);
        const wanted = { mine: true, hearts: before.hearts + 1 };
        expect(now, {
          seen: `You pressed the heart of ${name}, and no answer has come. ${shows(now)}`,
          expected: shows(wanted),
          hint: now.mine ? null : 'waits-for-the-answer',
        }).toEqual(wanted);
      },
    },

    {
      id: 'c2',
      title: 'After the answer, the number is the one from the kitchen',
      async run(tools) {
        const name = pick(dishes);
        const hearts = 100 + Math.floor(Math.random() * 800);
        for (const told of [
          { mine: true, hearts },
          { mine: false, hearts: hearts + 40 },
        ]) {
          tools.wire.fulfill('*', HEARTS, { json: told }, { times: 1 });
          await press(tools, name);
          const now = await like(tools, name);
          expect(now, {
            seen: `The kitchen answered: ${told.hearts} hearts for ${name}. ${shows(now)}`,
            expected: `Other guests press hearts too. ${shows(told)}`,
            hint: Math.abs(now.hearts - told.hearts) === 1 ? 'counted-twice' : null,
          }).toEqual(told);
        }
      },
    },

    {
      id: 'c3',
      title: 'A heart that was refused, or got lost, is taken back and spoken of',
      async run(tools) {
        const { page, wire } = tools;
        const name = pick(dishes);
        const before = await like(tools, name);
        const cases = [
          ['The kitchen answered 409.', () => wire.fulfill('PUT', HEARTS, { status: 409 })],
          ['The line broke.', () => wire.fail('PUT', HEARTS)],
        ] as const;
        for (const [situation, breakIt] of cases) {
          const rule = breakIt();
          const heard = (await page.announcements()).length;
          await press(tools, name);
          await page.settled();
          const now = await like(tools, name);
          expect(now, {
            seen: `You pressed the heart of ${name}. ${situation} ${shows(now)}`,
            expected: `It is as before. ${shows(before)}`,
            hint: 'stays-after-a-refusal',
          }).toEqual(before);
          const said = (await page.announcements()).slice(heard).map(({ text }) => text.trim());
          expect(said.filter(Boolean).length, {
            seen: `${situation} The heart of ${name} was taken back, and nothing was announced.`,
            expected: 'A message says that the heart was not taken.',
            hint: 'taken-back-in-silence',
          }).toBeGreaterThan(0);
          rule.end();
        }
      },
    },

    {
      id: 'c4',
      title: 'When one of two hearts fails, only that one is taken back',
      async run(tools) {
        const { wire } = tools;
        const fails = pick(dishes);
        const stays = pick(dishes.filter((name) => name !== fails) as Names);
        const [failsBefore, staysBefore] = [await like(tools, fails), await like(tools, stays)];
        const held = wire.hold('PUT', HEARTS, { part: 'request' });
        await press(tools, fails);
        await press(tools, stays);
        const both = [await like(tools, fails), await like(tools, stays)];
        expect(
          both.map(({ mine }) => mine),
          {
            seen: `You pressed the hearts of ${fails} and ${stays}. ${shows(both[0]!)} ${shows(both[1]!)}`,
            expected: 'Both are red before any answer.',
            hint: 'waits-for-the-answer',
          },
        ).toEqual([true, true]);
        const hearts = staysBefore.hearts + 7;
        await held.fulfill({ json: { mine: true, hearts } }, ({ path }) =>
          path.includes(idOf(stays)),
        );
        await held.abort('reset', ({ path }) => path.includes(idOf(fails)));
        const now = [await like(tools, fails), await like(tools, stays)];
        expect(now, {
          seen: `${stays} worked, and then ${fails} failed. ${fails}: ${shows(now[0]!)} ${stays}: ${shows(now[1]!)}`,
          expected: `Only ${fails} is as before.`,
          hint: now[1]!.mine ? null : 'restores-everything',
        }).toEqual([failsBefore, { mine: true, hearts }]);
      },
    },

    {
      id: 'c5',
      title: 'After several quick presses, page and kitchen agree on the last one',
      async run(tools) {
        const { wire, clock, request } = tools;
        const name = pick(dishes);
        const mine = pick([true, false]);
        if (mine) {
          await press(tools, name);
          await clock.advance(5000);
        }
        const before = await like(tools, name);
        // The first request is slow on its way. What is sent beside it comes earlier.
        const held = wire.hold(mine ? 'DELETE' : 'PUT', HEARTS, { part: 'request', times: 1 });
        await press(tools, name);
        await press(tools, name);
        await clock.advance(5000);
        await held.releaseAll();
        await clock.advance(15_000);
        const page = await like(tools, name);
        const told = (await request.get('/api/dishes')).json() as (Like & { name: string })[];
        const kitchen = told.find((dish) => dish.name === name)!;
        const wanted = await wire.sent(mine ? 'PUT' : 'DELETE', HEARTS);
        const wasSent = wanted.length > Number(mine);
        const seen = `The heart of ${name} was ${mine ? 'red' : 'empty'}, and you pressed it twice. ${shows(page)} In the kitchen’s book it ${kitchen.mine ? 'is' : 'is not'} there.`;
        expect(page.mine, {
          seen,
          expected: `The page shows what you pressed last: the heart is ${mine ? 'red' : 'empty'}.`,
          hint: wasSent ? 'overtaken' : 'last-tap-lost',
        }).toBe(mine);
        expect(kitchen.mine, {
          seen,
          expected: 'The kitchen knows what the guest wanted last.',
          hint: 'overtaken',
        }).toBe(mine);
        expect(page.hearts, {
          seen,
          expected: `Beside it stands ${before.hearts}.`,
        }).toBe(before.hearts);
      },
    },

    {
      id: 'c6',
      title: 'The heart keeps the focus throughout',
      async run(tools) {
        const { page, wire } = tools;
        const name = pick(dishes);
        const held = wire.hold('PUT', HEARTS, { part: 'request' });
        for (const end of ['a good answer', 'a refusal'] as const) {
          await heart(tools, name).press('Enter');
          await keepsFocus(tools, name, 'before any answer');
          const status = end === 'a refusal' ? 409 : 200;
          await held.fulfill({ status, json: { mine: true, hearts: 50 } });
          await keepsFocus(tools, name, `after ${end}`);
          if (end === 'a good answer') {
            wire.fulfill('DELETE', HEARTS, { json: { mine: false, hearts: 49 } }, { times: 1 });
            await heart(tools, name).press('Enter');
            await page.settled();
          }
        }
      },
    },
  ],
});

interface Like {
  mine: boolean;
  hearts: number;
}

type Names = [string, ...string[]];

/** Two of the three, by their ids. The third one is refused by the kitchen. */
const ids: Record<string, number> = { Dal: 1, 'Masala dosa': 2 };
const dishes = Object.keys(ids) as Names;
const HEARTS = '/api/dishes/*/heart';

function idOf(name: string): string {
  return `/dishes/${ids[name]}/`;
}

function heart({ page }: CheckTools, name: string) {
  return page.getByRole('button', { name: `I like ${name}`, exact: true });
}

async function press(tools: CheckTools, name: string): Promise<void> {
  await heart(tools, name).click();
  await tools.page.settled();
}

/** What the page shows of a dish: whether its heart is pressed, and the number beside it. */
async function like(tools: CheckTools, name: string): Promise<Like> {
  const card = tools.page.getByRole('listitem').filter({ has: heart(tools, name) });
  const mine = (await heart(tools, name).getAttribute('aria-pressed')) === 'true';
  const numbers = (await card.innerText()).match(/\d+/g);
  return { mine, hearts: Number(numbers?.at(-1)) };
}

async function keepsFocus({ page }: CheckTools, name: string, when: string): Promise<void> {
  const focused = await page.focused();
  expect(focused?.name, {
    seen: `You pressed Enter on the heart of ${name}. ${when[0]!.toUpperCase()}${when.slice(1)} the focus is ${focused ? `on “${focused.name}”` : 'nowhere'}.`,
    expected: 'It stays on the heart.',
    hint: 'loses-the-focus',
  }).toBe(`I like ${name}`);
}

function shows({ mine, hearts }: Like): string {
  return `The heart is ${mine ? 'red' : 'empty'}, and beside it stands ${hearts}.`;
}
