import { defineChecks, expect, pick, type CheckTools, type Sample } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],
  clock: {},

  hints: {
    'seen-not-heard': {
      nudge: 'Close your eyes. How do you learn that the page is waiting?',
      pointer:
        'Text that appears is read aloud only where the page says so. An element with the role `status` is there from the beginning, and its changes are announced.',
      sample:
        'The board on the platform says that the train is late. Whoever cannot see the board needs the loudspeaker.',
    },
    'waits-for-ever': {
      nudge: 'Which line runs when the promise rejects?',
      pointer:
        '`await` throws when what it waits for fails, and the rest of the function is skipped. `catch` is the place for the face of trouble.',
      sample:
        'A film that begins with “please wait” and has no other scene. If the projector breaks, the audience waits all night.',
    },
    'broken-is-not-empty': {
      nudge: 'Did the kitchen say that there is nothing, or did nobody answer?',
      pointer:
        'A `catch` that gives `[]` turns trouble into an empty menu. Guests go home, although a second try would have helped.',
      sample:
        'An empty letterbox and a postman on strike look the same from the kitchen window. Only one of them means that nobody has written.',
    },
    'two-faces': {
      nudge: 'How many things does the screen say at this moment? Do they agree?',
      pointer:
        'Each face shows itself and takes the three others away. When one function does both, none is forgotten.',
      sample:
        'A traffic light that switches green on and leaves red on as well. Its box allows one lamp at a time.',
    },
    'not-yet-is-not-none': {
      nudge: 'The answer is on its way. Do you know already that there are no dishes?',
      pointer:
        'An empty list is an answer. Before the answer there is no list at all: keep that apart, with a value of its own.',
      sample:
        'Before the votes are counted, a candidate does not have zero votes. Nobody knows how many.',
    },
    'the-second-try-waits': {
      nudge: 'You have pressed Try again. How do you see that the page has noticed?',
      pointer:
        'A second try is a try like the first: it begins with waiting. Let the button call what the page called at its start.',
      sample:
        'You ring at the door again, and the light in the hall stays off. You would press a third time.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'While the answer is on its way, the status line says so, and it is announced',
      async run(tools) {
        const { page, wire } = tools;
        wire.hold('GET', '/api/menu');
        await page.reload();
        const { status, trouble, dishes } = await look(tools);
        const text = await page.text();
        expect(status, {
          seen: `The answer is held. The status line says nothing; the page says “${inOneLine(text)}”.`,
          expected: 'The element with the role status says that the menu is on its way.',
          hint: text.split('\n').length > 1 ? 'seen-not-heard' : null,
        }).not.toBe('');
        expect([trouble, dishes], {
          seen: `The answer is held. The page shows “${trouble}” and ${dishes.length} dishes.`,
          expected: 'It shows that it waits, and nothing else.',
          hint: 'two-faces',
        }).toEqual(['', []]);
        const said = (await page.announcements()).map((one) => one.text.trim());
        expect(said, {
          seen: `Screen readers were told: ${said.map((one) => `“${one}”`).join(', ') || 'nothing'}.`,
          expected: `They are told “${status}”.`,
          hint: 'seen-not-heard',
        }).toContain(status);
      },
    },

    {
      id: 'c2',
      title: 'When the menu does not come, an alert says so, and *Try again* tries again',
      async run(tools) {
        const { page, wire } = tools;
        let isFirst = true;
        for (const { situation, breakIt } of troubles(tools)) {
          const rule = breakIt();
          if (isFirst) await page.reload();
          else await again(tools);
          isFirst = false;
          const broken = await look(tools);
          expect(broken.trouble, {
            seen: `${situation} The alert says nothing. The status line says “${broken.status}”.`,
            expected: 'The element with the role alert says what is the matter.',
            hint: (await page.errors()).length > 0 ? 'waits-for-ever' : 'broken-is-not-empty',
          }).not.toBe('');
          expect([broken.status, broken.dishes], {
            seen: `${situation} The alert says “${broken.trouble}”, and the page also shows “${broken.status}” and ${broken.dishes.length} dishes.`,
            expected: 'It shows the trouble, and nothing else.',
            hint: 'two-faces',
          }).toEqual(['', []]);
          rule.end();
        }
        const dish = { id: 4, name: pick(['Rasam', 'Samosa', 'Plain naan']), price: 9000 };
        wire.fulfill('GET', '/api/menu', { json: [dish] });
        await again(tools);
        const { dishes } = await look(tools);
        expect(dishes.join(), {
          seen: `You pressed Try again, and the kitchen brought ${dish.name}. The page shows ${dishes.length} dishes.`,
          expected: `It shows ${dish.name}.`,
        }).toContain(dish.name);
      },
    },

    {
      id: 'c3',
      title: 'A menu without dishes is told in the status line, in words of its own',
      async run(tools) {
        const { page, wire } = tools;
        const held = wire.hold('GET', '/api/menu');
        await page.reload();
        const waiting = (await look(tools)).status;
        await held.fulfill({ json: [] });
        const { status, trouble } = await look(tools);
        expect(status, {
          seen: 'The kitchen brought a menu without dishes, and the status line says nothing.',
          expected: 'It says that there are no dishes.',
        }).not.toBe('');
        expect(status, {
          seen: `Before the answer the page said “${waiting}”, and after an empty menu it says the same.`,
          expected: 'Waiting and empty have words of their own.',
          hint: 'not-yet-is-not-none',
        }).not.toBe(waiting);
        expect(trouble, {
          seen: `The kitchen brought a menu without dishes, and the alert says “${trouble}”.`,
          expected: 'Nothing went wrong, so there is no alert.',
        }).toBe('');
      },
    },

    {
      id: 'c4',
      title: 'Trouble, waiting, trouble, waiting, empty: at every moment the page has one face',
      async run(tools) {
        const { page, wire } = tools;
        const held = wire.hold('GET', '/api/menu');
        await page.reload();
        const waiting = (await look(tools)).status;
        await held.fulfill({ status: 503 });
        const watch = await page.watch(parts(tools));
        await again(tools);
        await held.abort();
        await again(tools);
        await held.fulfill({ json: [] });
        const faces = ['trouble', 'waiting', 'trouble', 'waiting', 'empty'];
        expectFaces(await watch.samples(), waiting, faces);
      },
    },

    {
      id: 'c5',
      title: 'When the second try works, only dishes are left',
      async run(tools) {
        const { page, wire } = tools;
        const held = wire.hold('GET', '/api/menu');
        await page.reload();
        const waiting = (await look(tools)).status;
        await held.abort();
        const watch = await page.watch(parts(tools));
        await again(tools);
        await held.fulfill({ json: [{ id: 1, name: 'Dal', price: 18000 }] });
        expectFaces(await watch.samples(), waiting, ['trouble', 'waiting', 'ready']);
      },
    },
  ],
});

type Parts = 'status' | 'trouble' | 'dishes';

function parts({ page }: CheckTools) {
  return {
    status: page.getByRole('status'),
    trouble: page.getByRole('alert'),
    dishes: page.getByRole('listitem'),
  };
}

/** What the page shows when it has come to rest. */
async function look(tools: CheckTools) {
  await tools.page.settled();
  const { status, trouble, dishes } = parts(tools);
  return toFace({
    status: await status.allInnerTexts(),
    trouble: await trouble.allInnerTexts(),
    dishes: await dishes.allInnerTexts(),
  });
}

function toFace({ status, trouble, dishes }: Sample<Parts>) {
  return {
    status: inOneLine(status.join(' ')),
    trouble: inOneLine(trouble.join(' ')),
    dishes: dishes.map(inOneLine).filter(Boolean),
  };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

async function again({ page }: CheckTools): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.settled();
}

/** The ways in which a menu does not come, and what brings each of them about. */
function troubles({ wire }: CheckTools) {
  const html = { headers: { 'content-type': 'text/html' }, body: '<h1>Welcome to our Wi-Fi</h1>' };
  return [
    {
      situation: 'The kitchen answered 500.',
      breakIt: () => wire.fulfill('GET', '/api/menu', { status: 500, json: { error: 'Smoke.' } }),
    },
    {
      situation: 'Somebody else answered with a page of HTML.',
      breakIt: () => wire.fulfill('GET', '/api/menu', html),
    },
    { situation: 'The line broke.', breakIt: () => wire.fail('GET', '/api/menu') },
  ];
}

/** Expects that each screen had one face, and that these faces followed each other. `waiting` is what the page says when it waits. */
function expectFaces(samples: Sample<Parts>[], waiting: string, wanted: string[]): void {
  const seen: string[] = [];
  for (const { status, trouble, dishes } of samples.map(toFace)) {
    const shown = [status, trouble, dishes.join(', ')].filter(Boolean);
    const both = shown.map((text) => `“${text}”`).join(' and ');
    expect(shown.length, {
      seen: `At one moment the page showed ${both || 'nothing'}.`,
      expected: 'At every moment it shows one of its four faces.',
      hint: 'two-faces',
    }).toBe(1);
    const face = status
      ? status === waiting
        ? 'waiting'
        : 'empty'
      : trouble
        ? 'trouble'
        : 'ready';
    if (face !== seen.at(-1)) seen.push(face);
  }
  expect(seen, {
    seen: `The faces were, in this order: ${seen.join(', ')}.`,
    expected: `They are: ${wanted.join(', ')}.`,
    hint: seen.includes('waiting') ? null : 'the-second-try-waits',
  }).toEqual(wanted);
}
