import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

/** Thalis that are rated for one wish. */
const ALL = 2000;

/** What the whole work gives. */
const best: Record<string, string> = {
  m: 'Jeera rice, Puri, Palak, Salad, Kheer',
  h: 'Plain rice, Paratha, Dal, Pickle, Jalebi',
  s: 'Plain rice, Paratha, Kadhi, Salad, Kheer',
  c: 'Coconut rice, Kulcha, Sambar, Salad, Jalebi',
  so: 'Plain rice, Kulcha, Kadhi, Salad, Kheer',
};
/** One letter is one wish. A word typed by the check would be as many as it has letters. */
const letters = ['m', 'h', 's', 'c'] as const;

export default defineChecks({
  failsAtStart: ['c1', 'c3'],

  hints: {
    'only-turns-around': {
      nudge: 'Does the waiter leave the table to listen, or only turn around?',
      pointer:
        'The browser looks at keys between two tasks. What follows a promise that is already fulfilled belongs to the same task, so nobody gets in between.',
      sample:
        'A clerk who says “next” to the same customer is polite. The line behind does not get shorter.',
    },
    'half-is-too-long': {
      nudge: 'How long is half of too long?',
      pointer:
        'What counts is the longest piece, not the number of pieces. Choose its size, and go through the work piece by piece.',
      sample:
        'A cyclist who looks up once on a long road sees the hole on the other half too late.',
    },
    'nap-for-each': {
      nudge: 'How much of the time is work, and how much is going to the door and back?',
      pointer:
        'Each pause has a price; browsers even lengthen timers that follow each other. Do a good handful between two of them.',
      sample: 'A porter who carries one book at a time spends the day on the stairs.',
    },
    'old-work-goes-on': {
      nudge: 'The guest has changed his mind. For whom is the first wish still being worked out?',
      pointer:
        'After each pause the world may have changed. Ask whether the question is still the newest, and leave if it is not.',
      sample: 'A taxi that was called off should not drive across the town to say so.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'At most 50 thalis are rated in one go; then the page listens',
      async run(tools) {
        const meter = await meterAfter(tools, pick(letters));
        expect(meter.inOneGo, {
          seen: `${meter.inOneGo} thalis were rated before the page listened again.`,
          expected: 'They are 50 at most.',
          hint: meter.inOneGo < ALL ? 'half-is-too-long' : 'only-turns-around',
        }).toBeLessThanOrEqual(50);
      },
    },

    {
      id: 'c2',
      title: 'It listens no more often than needed: after 20 thalis or more, on average',
      async run(tools) {
        const { rated, breaths } = await meterAfter(tools, pick(letters));
        expect(rated / breaths, {
          seen: `The page listened ${breaths} times while ${rated} thalis were rated.`,
          expected: 'There are 20 thalis or more to each time.',
          hint: 'nap-for-each',
        }).toBeGreaterThanOrEqual(20);
      },
    },

    {
      id: 'c3',
      title: 'A letter that is typed in between is in the field before all thalis are rated',
      async run(tools) {
        const { letterAfter } = await hurry(tools);
        expect(letterAfter, {
          seen: `The second letter came into the field when ${letterAfter} of ${ALL} thalis had been rated.`,
          expected: 'It is there as soon as the page has finished the piece it is at.',
        }).toBeLessThan(ALL);
      },
    },

    {
      id: 'c4',
      title: 'After a new letter, at most 50 thalis are rated for the old wish',
      async run(tools) {
        await hurry(tools);
        const late = await lateOrResult(tools, 'so');
        expect(late, {
          seen: `${late} thalis were rated for “s”, when the field said “so”.`,
          expected: 'They are 50 at most.',
          hint: 'old-work-goes-on',
        }).toBeLessThanOrEqual(50);
      },
    },

    {
      id: 'c5',
      title: 'The page shows the thali that fits the wish best',
      async run(tools) {
        const letter = pick(letters);
        await tools.page.getByLabel('What do you feel like?').fill(letter);
        await expectResult(tools, letter);
      },
    },
  ],
});

interface Meter {
  rated: number;
  breaths: number;
  inOneGo: number;
  late: number;
  /** Not a number while no second letter was typed. */
  letterAfter: number;
}

/** What the page has counted of its own work. */
async function readMeter({ page }: CheckTools): Promise<Meter> {
  const lines = (await page.locator('#meter').innerText()).split('\n');
  const values = lines.filter((line) => /^[\d—]/.test(line)).map(Number);
  const [rated = 0, breaths = 0, inOneGo = 0, late = 0, letterAfter = NaN] = values;
  return { rated, breaths, inOneGo, late, letterAfter };
}

/** What it has counted when all thalis are rated for a wish, or when it has listened often enough to judge. */
async function meterAfter(tools: CheckTools, wish: string): Promise<Meter> {
  const { page } = tools;
  await page.getByLabel('What do you feel like?').fill(wish);
  await patiently(tools, async () => {
    const { rated, breaths } = await readMeter(tools);
    return breaths > 0 && (rated >= ALL || breaths >= 30);
  });
  return readMeter(tools);
}

/** Lets the page type two letters, and waits until the second has come. */
async function hurry(tools: CheckTools): Promise<Meter> {
  const { page } = tools;
  await page.getByRole('button', { name: 'Type two letters in a hurry' }).click();
  await patiently(tools, async () => !Number.isNaN((await readMeter(tools)).letterAfter));
  return readMeter(tools);
}

/** How many thalis were rated too late, when there are too many or when the result is there. */
async function lateOrResult(tools: CheckTools, wish: string): Promise<number> {
  await patiently(tools, async () => {
    const { late } = await readMeter(tools);
    return late > 50 || (await resultOf(tools)).includes(`“${wish}”`);
  });
  return (await readMeter(tools)).late;
}

async function expectResult(tools: CheckTools, wish: string): Promise<void> {
  await patiently(tools, async () => (await resultOf(tools)).includes(`“${wish}”`));
  const text = await resultOf(tools);
  const thali = best[wish]!;
  expect(text, {
    seen: `The wish was “${wish}”. The page says: ${text}`,
    expected: `It says: ${thali}.`,
  }).toBe(`For “${wish}”: ${thali}`);
}

function resultOf({ page }: CheckTools): Promise<string> {
  return page.getByRole('status').innerText();
}

/** Waits twice as long as usual: the work itself takes its time on a slow device. */
async function patiently({ page }: CheckTools, isSo: () => Promise<boolean>): Promise<void> {
  if ((await page.until(isSo)) === null) await page.until(isSo);
}
