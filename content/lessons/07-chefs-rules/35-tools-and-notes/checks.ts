import {
  defineChecks,
  expect,
  mentions,
  pick,
  type CheckTools,
  type ProgramEnd,
} from '#checks/index.ts';

/** As in `backend/platform.env`. A tool gets what it is given and nothing else. */
const env = {
  DATABASE_URL: 'postgres://postgres:pantry-key-7731@localhost:5432/postgres',
};
const TOOL = 'backend/menu-import.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],

  hints: {
    'half-a-menu': {
      nudge: 'What will Priya’s second try do with the lines that were imported?',
      pointer:
        'Read everything before you write anything, and write it as one: all or nothing. Then a failed run can be forgotten.',
      sample:
        'A printer that stops at page seven leaves a book nobody can sell. It checks its paper before page one.',
    },
    'exits-zero': {
      nudge: 'How would a script know that the import has failed?',
      pointer:
        'People read messages, programs read the exit code. 0 means that the work is done; `process.exitCode` sets another.',
      sample:
        'A courier who says “closed” and signs the receipt has delivered, as far as the office can tell.',
    },
    'twice-is-double': {
      nudge: 'What does the second run meet that the first one did not?',
      pointer:
        'A tool that may be run again describes the end, not the steps: this dish has this price. Postgres does so with `ON CONFLICT`.',
      sample: '“Make it 20 degrees” can be said twice. “Make it five degrees warmer” cannot.',
    },
    'typo-writes': {
      nudge: 'Somebody types one letter wrong in `--dry-run`. What happens to the pantry?',
      pointer:
        'An option that nobody knows is a misunderstanding, and the tool cannot guess which. `parseArgs` refuses it, unless it is told not to.',
      sample:
        'A waiter who does not understand the word after “without” asks again before he brings the nuts.',
    },
    'your-shell-had-it': {
      nudge: 'Would it work on Joon’s machine, in a terminal that was opened a moment ago?',
      pointer:
        'Your own terminal remembers what you once exported. Whoever follows the README has only what the README says.',
      sample: 'A recipe that forgets the salt works for everybody who cooks by heart.',
    },
    'example-of-last-year': {
      nudge: 'Run the example. What does it give today?',
      pointer:
        'A note is read by people who trust it. An example that is run with the tests cannot fall behind the code.',
      sample:
        'A timetable on the wall is believed until the bus is missed. The one in the phone is asked each time.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'A dry run says how many dishes there are, and changes none: from a file and from stdin',
      async run({ programs, db }) {
        const before = await menuIn(db);
        const menu = newMenu();
        const text = toCsv(menu);
        await programs.write({ 'new.csv': text });
        const runs = await Promise.all([
          programs.run([TOOL, '--dry-run', 'new.csv'], { env }),
          programs.run([TOOL, '--dry-run'], { env, stdin: text }),
        ]);
        for (const end of runs) {
          succeeds(end);
          expect(mentions(end.output, String(menu.length)), {
            seen: `A dry run of ${menu.length} dishes ${said(end)}`,
            expected: 'It says how many dishes it has read.',
          }).toBe(true);
        }
        expect(await menuIn(db), {
          seen: 'After the dry run the pantry has another menu.',
          expected: 'A dry run changes nothing.',
        }).toEqual(before);
      },
    },

    {
      id: 'c2',
      title: 'An import brings new dishes and new prices. Running it twice is the same as once',
      async run({ programs, db }) {
        const before = await menuIn(db);
        const menu = newMenu();
        await programs.write({ 'new.csv': toCsv(menu) });
        const wanted = { ...before, ...Object.fromEntries(menu) };
        succeeds(await programs.run([TOOL, 'new.csv'], { env }), 'twice-is-double');
        expect(await menuIn(db), {
          seen: 'After an import, the menu in the pantry is not the old one with the file’s dishes and prices.',
          expected: 'Each dish of the file has the file’s price; the others stay as they were.',
        }).toEqual(wanted);
        succeeds(await programs.run([TOOL, 'new.csv'], { env }), 'twice-is-double');
        expect(await menuIn(db), {
          seen: 'After the second import of the same file, the menu has changed.',
          expected: 'It is the same.',
          hint: 'twice-is-double',
        }).toEqual(wanted);

        const [[name] = ['Rasam']] = menu;
        const dearer = pick([31000, 32050, 33995]);
        const stdin = toCsv([[name, dearer]]);
        succeeds(await programs.run([TOOL], { env, stdin }), 'twice-is-double');
        expect(await menuIn(db), {
          seen: `${name} came with a new price over stdin, and the pantry does not have it.`,
          expected: 'Without a file, the tool reads stdin.',
        }).toEqual({ ...wanted, [name]: dearer });
      },
    },

    {
      id: 'c3',
      title:
        'A bad line ends it with exit code 1, the number of the line on stderr, and nothing imported',
      async run({ programs, db }) {
        const before = await menuIn(db);
        const lines = toCsv(newMenu()).split('\n');
        const bad = pick([4, 5, 6]);
        lines[bad - 1] = pick(['Payasam', 'Payasam,cheap', 'Payasam,85.123', ',85']);
        await programs.write({ 'bad.csv': lines.join('\n') });
        const end = await programs.run([TOOL, 'bad.csv'], { env });
        expect(await menuIn(db), {
          seen: `Line ${bad} is “${lines[bad - 1]}”, and dishes of other lines are in the pantry now.`,
          expected: 'All of a menu is imported, or nothing.',
          hint: 'half-a-menu',
        }).toEqual(before);
        expect(end.exitCode, {
          seen: `Line ${bad} is “${lines[bad - 1]}”. The program ${said(end)}`,
          expected: 'Its exit code is 1.',
          hint: end.exitCode === 0 ? 'exits-zero' : null,
        }).toBe(1);
        expect(end.errors.toLowerCase(), {
          seen: `On stderr stands “${end.errors.trim().slice(0, 160)}”.`,
          expected: `There stands “line ${bad}”, counted as editors do: the heading is line 1.`,
        }).toMatch(new RegExp(`line ${bad}(?!\\d)`));
      },
    },

    {
      id: 'c4',
      title:
        '`--help` shows the usage and ends with 0, without a pantry. What it does not understand, it refuses',
      async run({ programs, db }) {
        const before = await menuIn(db);
        await programs.write({ 'new.csv': toCsv(newMenu()) });
        const wrong = pick(['--dryrun', '--dry-rum', '--try-run']);
        const [help, typo, nowhere] = await Promise.all([
          programs.run([TOOL, '--help']),
          programs.run([TOOL, wrong, 'new.csv'], { env }),
          programs.run([TOOL, 'nothing.csv'], { env }),
        ]);
        succeeds(help);
        expect(help.output, {
          seen: `With \`--help\`, the program ${said(help)}`,
          expected: 'It names what it can do, `--dry-run` for example.',
        }).toContain('--dry-run');
        expect(await menuIn(db), {
          seen: `With the unknown option \`${wrong}\`, the pantry got another menu.`,
          expected: 'What the tool does not understand, it does not do.',
          hint: 'typo-writes',
        }).toEqual(before);
        for (const [what, end] of [
          [`the unknown option \`${wrong}\``, typo],
          ['a file that is not there', nowhere],
        ] as const) {
          expect(Boolean(end.exitCode), {
            seen: `With ${what}, the program ${said(end)}`,
            expected: 'It says what is wrong, and its exit code is not 0.',
            hint: end.exitCode === 0 ? 'exits-zero' : null,
          }).toBe(true);
        }
      },
    },

    {
      id: 'c5',
      title:
        'The README’s commands, typed one after the other into a new terminal, end with green tests and the imported menu served',
      async run({ programs, db, backend, request }) {
        await backend.stop();
        const menu = newMenu();
        await programs.write({ 'backend/menu.csv': toCsv(menu) });
        const steps = await programs.followReadme('backend/README.md');
        const last = steps.at(-1);
        const unset = /(\w+) is not set/.exec(last?.output ?? '');
        expect(last?.trouble ?? null, {
          seen: last
            ? `Line ${last.line} of the README, \`${last.text}\`: ${last.trouble} ${printed(last.output)}`
            : 'The README has no command.',
          expected:
            'Each command does its work, in a terminal that knows only what the README says.',
          hint: unset ? 'your-shell-had-it' : null,
        }).toBeNull();
        const tests = steps.map((step) => step.tests);
        expect(
          tests.some(({ all }) => all > 0),
          {
            seen: `${steps.length} commands were typed, and none of them ran a test.`,
            expected: 'The README says how to run the tests.',
          },
        ).toBe(true);
        const stored = await menuIn(db);
        expect(stored, {
          seen: 'All commands were typed, and the dishes of `backend/menu.csv` are not in the pantry.',
          expected: 'The README says how to import that menu.',
        }).toMatchObject(Object.fromEntries(menu));
        const [port] = steps.flatMap(({ ports }) => ports);
        expect(port, {
          seen: 'All commands were typed, and no server is running.',
          expected: 'The README says how to run the kitchen.',
        }).toBeDefined();
        const answer = await request.get(`http://localhost:${port}/api/menu`);
        expect(answer.status, {
          seen: `The kitchen of the README answers GET /api/menu with ${answer.status}.`,
          expected: 'It serves the menu.',
        }).toBe(200);
        const served = namesIn(answer.json());
        const missing = menu.find(([name]) => !served.includes(name));
        expect(missing?.[0], {
          seen: `The menu that is served lacks ${missing?.[0]}.`,
          expected: 'It has all dishes of the file.',
        }).toBeUndefined();
      },
    },

    {
      id: 'c6',
      title: 'A note describes each exported function, and each `@example` in it is run and true',
      async run({ programs }) {
        const files = (await programs.list('backend')).filter(
          (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
        );
        let examples = 0;
        for (const file of files) {
          const tried = await programs.tryNotes(`backend/${file}`, { env });
          const bare = tried.notes.find(({ description }) => description.split(' ').length < 3);
          expect(bare?.name, {
            seen: `\`${bare?.name}\` in backend/${file} is exported, and no note says what it does.`,
            expected: 'Above it stands a comment in `/** … */` with a sentence at least.',
          }).toBeUndefined();
          for (const { name, claims, trouble } of tried.examples) {
            expect(trouble, {
              seen: `The example of \`${name}\` in backend/${file} is not true. ${trouble}`,
              expected: 'What an example says is what the code does.',
              hint: 'example-of-last-year',
            }).toBeNull();
            expect(claims, {
              seen: `The example of \`${name}\` in backend/${file} does not say what comes out.`,
              expected: 'Behind an expression stands a comment with its value.',
            }).toBeGreaterThan(0);
            examples++;
          }
        }
        expect(examples, {
          seen: `There ${examples === 1 ? 'is 1 example' : `are ${examples} examples`} in all notes.`,
          expected: 'At least `toPaise` and `readDish` have one each.',
        }).toBeGreaterThan(1);
      },
    },
  ],
});

type Menu = [name: string, price: number][];

/** Some new dishes, and a new price for one that is there. */
function newMenu(): Menu {
  const others = ['Rasam', 'Curd rice', 'Poriyal', 'Appam', 'Pongal', 'Idli', 'Vada'];
  const count = pick([4, 5, 6]);
  const price = () => 5000 + Math.floor(Math.random() * 20_000);
  const added = others.slice(0, count).map((name): [string, number] => [name, price()]);
  return [...added, ['Dal', price()]];
}

function toCsv(menu: Menu): string {
  const lines = menu.map(([name, price]) => `${name},${(price / 100).toFixed(2)}`);
  return ['name,price', ...lines].join('\n') + '\n';
}

async function menuIn(db: CheckTools['db']): Promise<Record<string, number>> {
  const rows = await db.query('SELECT name, price FROM dishes ORDER BY name');
  return Object.fromEntries(rows.map(({ name, price }) => [String(name), Number(price)]));
}

function namesIn(menu: unknown): unknown[] {
  return Array.isArray(menu) ? menu.map((dish: { name?: unknown }) => dish.name) : [];
}

/** Expects that a program has done its work. */
function succeeds(end: ProgramEnd, hint: string | null = null): void {
  const isDouble = /duplicate key|unique/i.test(end.output);
  expect(end.exitCode, {
    seen: `The program ${said(end)}`,
    expected: 'It does its work and ends with 0.',
    hint: isDouble ? hint : null,
  }).toBe(0);
}

/** How a program ended and what it printed, as the end of a sentence. */
function said({ exitCode, output }: ProgramEnd): string {
  const end = exitCode === null ? 'did not end.' : `ended with exit code ${exitCode}.`;
  return `${end} ${printed(output)}`;
}

function printed(output: string): string {
  const text = output.trim().replace(/\s+/g, ' ').slice(0, 160);
  return text === '' ? 'It printed nothing.' : `It printed “${text}”.`;
}
