import {
  defineChecks,
  expect,
  pick,
  type CheckTools,
  type EndedTest,
  type TestRun,
} from '#checks/index.ts';

/** Files of this lesson as text, by their path in its folder. */
const texts = import.meta.glob<string>(
  ['./{starter,versions/*}/backend/*.ts', '!**/*.test.ts', '!**/server.ts'],
  { query: '?raw', import: 'default', eager: true },
);

type Version = Record<string, string>;

/** The program the learner was given. What they changed in it does not count. */
const right = filesBelow('./starter/');

/** Right too, and arranged otherwise. */
const rearranged = {
  'with the discounts in another file': filesBelow('./versions/one-helper-less/'),
  'with another way to count': filesBelow('./versions/other-arithmetic/'),
  'with another book of orders': filesBelow('./versions/other-book/'),
};

const DISCOUNTS = 'backend/discounts.ts';
const PRICE = 'backend/price-order.ts';
const KITCHEN = 'backend/kitchen.ts';

/** Broken in ways that cost money. */
const musts: Mutant[] = [
  broken('believes the total in the body', KITCHEN, [
    'const total = priceOrder(',
    'const total = body.total ?? priceOrder(',
  ]),
  broken('gives an order to two cooks', KITCHEN, [
    "if (order.status !== 'placed') return refuse(409);\n    order.status = 'accepted';",
    "order.status = 'accepted';",
  ]),
  broken('lets customers cancel at any time', KITCHEN, [
    'if (now().getTime() - order.placedAt.getTime() > CANCEL_MS) return refuse(409);',
    '',
  ]),
];

const others: Mutant[] = [
  broken('begins happy hour at five', DISCOUNTS, ['hour >= 16', 'hour > 16']),
  broken('ends happy hour at seven', DISCOUNTS, ['hour < 18', 'hour <= 18']),
  broken('has happy hour by the clock of Greenwich', DISCOUNTS, ['Asia/Kolkata', 'UTC']),
  broken('asks for six portions', DISCOUNTS, ['qty >= 5', 'qty > 5']),
  broken('adds discounts up', DISCOUNTS, [
    'Math.max(isHappyHour ? 10 : 0, coupon ? 12 : 0, qty >= 5 ? 15 : 0)',
    '(isHappyHour ? 10 : 0) + (coupon ? 12 : 0) + (qty >= 5 ? 15 : 0)',
  ]),
  broken('gives 10 % for a coupon', DISCOUNTS, ['coupon ? 12', 'coupon ? 10']),
  broken('rounds down', PRICE, ['(hundredths + 50)', 'hundredths']),
  broken('rounds each dish', PRICE, [
    'hundredths += price * qty * (100 - percentFor(qty, occasion));',
    'hundredths += 100 * Math.floor((price * qty * (100 - percentFor(qty, occasion)) + 50) / 100);',
  ]),
  broken('takes a coupon every time', KITCHEN, [
    'coupon && !hasUsedCoupon(book, customer)',
    'Boolean(coupon)',
  ]),
  broken('lets anybody cancel', KITCHEN, [
    'if (order.customer !== customer) return refuse(403);',
    '',
  ]),
  broken('lets customers cancel what is being cooked', KITCHEN, [
    "if (order.status !== 'placed') return refuse(409);\n    if (now()",
    'if (now()',
  ]),
];

/** How many of the others may get away. */
const MAY_ESCAPE = 2;

export default defineChecks({
  clock: { at: '2027-01-15T13:00:00+05:30' },
  failsAtStart: ['c3', 'c4', 'c6'],

  hints: {
    'asserts-nothing': {
      nudge: 'Break the program on purpose. Does anything turn red?',
      pointer:
        'A test that only calls code finds out that it can be called. Say what must come out, as exactly as a guest would notice.',
      sample:
        'A smoke detector that is never held over a candle has a green light and perhaps nothing else.',
    },
    'shares-one-order': {
      nudge: 'Run the third test first. What does it find?',
      pointer:
        'Tests that share something depend on each other’s order. Give each a kitchen of its own, and let it place what it needs.',
      sample:
        'Whoever cooks with the leftovers of the dish before needs somebody to cook that first.',
    },
    'hour-of-the-machine': {
      nudge: 'Somebody in New York runs your tests. What is four o’clock there?',
      pointer:
        'A date without a zone is read in the zone of the machine. Write the zone into it: `+05:30`, or `Z`.',
      sample: '“Call me at nine” works in one village. Across an ocean it needs one word more.',
    },
    'waits-for-real': {
      nudge: 'What does the test do while it waits? Whose clock does it wait for?',
      pointer:
        'The kitchen asks `now` for the time, so a test can say what time it is. Nobody has to wait for five minutes to pass.',
      sample: 'To see the new year on the calendar, you turn the page.',
    },
    'leans-on-the-inside': {
      nudge: 'What would a guest notice?',
      pointer:
        'A test that names inner parts breaks when they move, though nothing is wrong. Ask at the edge: the price of an order, the answer to a request.',
      sample: 'A food critic who insists on a copper pot has nothing to say about the soup.',
    },
    'says-nothing': {
      nudge: 'Read only the message of the failed test. What was wrong?',
      pointer:
        'An assertion that gets two values can name both. `assert.ok(a === b)` has thrown them away before it is called.',
      sample: 'A thermometer says 39.5. A lamp that lights up with fever says: fever.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'On the right program all tests are green: in any order, in any time zone, and without waiting',
      async run({ programs }) {
        const orders = Array.from({ length: 5 }, () => ({
          version: right,
          seed: 1 + Math.floor(Math.random() * 1e9),
        }));
        const here = { env: { TZ: 'Asia/Kolkata' } };
        const there = { env: { TZ: pick(['America/New_York', 'Pacific/Auckland']) } };
        const [[plain, ...shuffled], [abroad]] = await Promise.all([
          programs.test([{ version: right }, ...orders], here),
          programs.test([{ version: right }], there),
        ]);
        isGreen(plain!, 'on the right program', null);
        isGreen(abroad!, `in the time zone ${there.env.TZ}`, 'hour-of-the-machine');
        for (const run of shuffled) isGreen(run, 'in another order', 'shares-one-order');
      },
    },

    {
      id: 'c2',
      title: 'Each test is green alone',
      async run({ programs }) {
        const [all] = await programs.test([{ version: right }]);
        const wanted = all!.tests.map(({ path }) => ({ version: right, only: path }));
        // In two processes, for machines with two cores.
        const middle = Math.ceil(wanted.length / 2);
        const halves = [wanted.slice(0, middle), wanted.slice(middle)];
        const runs = await Promise.all(halves.map((half) => programs.test(half)));
        for (const [index, run] of runs.flat().entries())
          isGreen(run, `when “${nameOf(all!.tests[index]!)}” is run alone`, 'shares-one-order');
      },
    },

    {
      id: 'c3',
      title:
        'They turn red when the kitchen believes a forged price, gives an order to two cooks, or lets customers cancel late',
      async run({ programs }) {
        for (const { what, caught } of await hunt(programs, musts)) {
          expect(caught !== null, {
            seen: `A kitchen that ${what} passes all tests.`,
            expected: 'A test turns red.',
            hint: 'asserts-nothing',
          }).toBe(true);
        }
      },
    },

    {
      id: 'c4',
      title: `They catch at least ${others.length - MAY_ESCAPE} of ${others.length} other broken programs`,
      async run({ programs }) {
        const ends = await hunt(programs, others);
        const escaped = ends.filter(({ caught }) => caught === null);
        expect(escaped.length, {
          seen: `${escaped.length} of ${ends.length} broken programs pass all tests. One ${escaped[0]?.what}.`,
          expected: `At most ${MAY_ESCAPE} do. The house rules stand in the lesson, cases at their edges catch most.`,
          hint: 'asserts-nothing',
        }).toBeLessThanOrEqual(MAY_ESCAPE);
      },
    },

    {
      id: 'c5',
      title: 'They stay green when the program is arranged otherwise and does the same',
      async run({ programs }) {
        // Each in a process of its own: what a test imports may not be there.
        const runs = await Promise.all(
          Object.entries(rearranged).map(async ([how, files]) => ({
            how,
            run: (await programs.test([{ version: { ...right, ...files } }]))[0]!,
          })),
        );
        for (const { how, run } of runs)
          isGreen(run, `on a right program ${how}`, 'leans-on-the-inside');
      },
    },

    {
      id: 'c6',
      title: 'When one fails, its message names what was expected and what came',
      async run({ programs }) {
        const forged = musts[0]!;
        const rounding = others.find(({ what }) => what === 'gives 10 % for a coupon')!;
        const ends = await hunt(programs, [forged, rounding]);
        const found = ends.flatMap(({ what, caught }) => (caught ? [{ what, caught }] : []));
        expect(found.length, {
          seen: 'A kitchen that believes a forged total, and one that takes off too little, pass all tests.',
          expected: 'At least one of them is caught, with a message that tells what is wrong.',
          hint: 'asserts-nothing',
        }).toBeGreaterThan(0);
        for (const { what, caught } of found) {
          expect(namesTwoValues(caught.message), {
            seen: `The kitchen ${what}. “${nameOf(caught)}” fails with “${oneLine(caught.message)}”.`,
            expected: 'The message names two values: what was expected, and what came.',
            hint: 'says-nothing',
          }).toBe(true);
        }
      },
    },
  ],
});

interface Mutant {
  /** What is wrong with it, after “A kitchen that”. */
  what: string;
  version: Version;
}

function filesBelow(folder: string): Version {
  const found = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(found.map(([path, text]) => [path.slice(folder.length), text]));
}

/** The right program with one place changed. */
function broken(what: string, file: string, [from, to]: [string, string]): Mutant {
  const text = right[file] ?? '';
  if (text.split(from).length !== 2) throw new Error(`${file} does not have “${from}” once.`);
  return { what, version: { ...right, [file]: text.replace(from, to) } };
}

/** Runs the tests against all of them, and gives the test that caught each. */
async function hunt(programs: CheckTools['programs'], mutants: Mutant[]) {
  const runs = await programs.test(mutants.map(({ version }) => ({ version })));
  return runs.map(({ tests }, index) => ({
    what: mutants[index]!.what,
    caught: tests.find(({ passed }) => !passed) ?? null,
  }));
}

function isGreen(run: TestRun, situation: string, hint: string | null): void {
  const seen = run.hangs
    ? `The tests do not end ${situation}: they wait for time to pass, and the clock stands still.`
    : `The tests are red ${situation}. ${told(run)}`;
  expect(run.passed, {
    seen,
    expected: 'All are green, whoever runs them and when.',
    hint: run.hangs ? 'waits-for-real' : hint,
  }).toBe(true);
}

function told({ tests, output }: TestRun): string {
  const failed: EndedTest | undefined = tests.find(({ passed }) => !passed);
  if (failed) return `“${nameOf(failed)}”: ${oneLine(failed.message)}`;
  return tests.length === 0 ? `No test ran. ${oneLine(output)}` : oneLine(output);
}

const nameOf = ({ path }: EndedTest) => path.join(' › ');

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 180);

/** Numbers and quoted texts are values; an assertion that was only told “no” has none to name. */
function namesTwoValues(message: string): boolean {
  if (message.includes('evaluated to a falsy value')) return false;
  const values = message.match(/-?\d+(?:\.\d+)?|'[^']*'|"[^"]*"|true|false|undefined|null/g) ?? [];
  return new Set(values).size > 1;
}
