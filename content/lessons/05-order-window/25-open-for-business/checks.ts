import {
  defineChecks,
  expect,
  type CheckResponse,
  type CheckTools,
  type Instance,
} from '#checks/index.ts';

const DATABASE_URL = 'postgres://postgres@localhost:5432/postgres';
/** An address of the machine at which no pantry listens. */
const CLOSED_PANTRY = 'localhost:5433/postgres';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],

  hints: {
    'port-in-the-code': {
      nudge: 'Who chooses the port: you, or the platform that will knock there?',
      pointer:
        'A platform picks a port and writes it into the environment variable `PORT`. The program reads it from `process.env`.',
      sample:
        'A street musician cannot bring the corner along. The town hall tells each one the place for the day.',
    },
    'default-hides-nonsense': {
      nudge: 'What is `Number("abc")`? And `Number("")`?',
      pointer:
        '`??` helps only when the variable is missing. What is there may still be nonsense: check it, name the variable, and end with an exit code.',
      sample:
        'A taxi given the house number “abc” should ask at once. To drive off and stop at any house helps nobody.',
    },
    'health-asks-the-pantry': {
      nudge: 'The pantry is closed. Does it help to replace the cook?',
      pointer:
        'A liveness check asks about this process alone, because its cure is a restart. What others must do belongs into the readiness check.',
      sample:
        'The bus does not come because the bridge is closed. A new driver every minute does not open the bridge.',
    },
    'ready-once': {
      nudge: 'When the pantry closes after the opening, who tells the host?',
      pointer:
        'Readiness is a state, not an event. Find out anew what guests need each time you are asked, or from time to time.',
      sample:
        'A shop that turned its sign to “open” in the morning still shows it at midnight, if nobody turns it back.',
    },
    'ready-too-early': {
      nudge: 'The pantry answers, and the menu has not been read. What does the first guest get?',
      pointer:
        'Ready means: all that a request needs is there. A reachable database is one part; what you load at the start is another.',
      sample:
        'The theater has light and heating. As long as the stage is being built, the doors stay closed.',
    },
    'prints-its-settings': {
      nudge: 'Who can read the log of a platform? And what does the address of the pantry contain?',
      pointer:
        'An address of a database carries its password. Print the names of settings, or that all are there; never what they hold.',
      sample: 'A hotel writes into its book that key 12 was handed out. It does not draw the key.',
    },
    'only-from-inside': {
      nudge: 'At which address does the server listen: at that of its own machine, or at all?',
      pointer:
        '`127.0.0.1` is a machine’s way to speak to itself. A platform knocks from outside: leave the address away, or name `0.0.0.0`.',
      sample: 'A telephone that only rings other rooms of the house cannot take orders.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'The kitchen opens at the port that `PORT` names, and is reached from outside its machine',
      async run({ request, backend }) {
        const tools = { request, backend };
        const wanted = anyPort();
        const kitchen = await open(tools, { PORT: String(wanted), DATABASE_URL });
        expect(kitchen.ports, {
          seen: `PORT was ${wanted}. ${endOf(kitchen)}`,
          expected: 'It listens on the port of the environment, and on no other.',
          hint: 'port-in-the-code',
        }).toEqual([wanted]);

        await request.get('/healthz');
        const outside = await request.get('https://thepass.test/healthz').catch(() => null);
        expect(outside?.status, {
          seen: `From its own machine the kitchen answers. From outside, ${outside ? `it answers ${outside.status}` : 'nobody does'}.`,
          expected: 'The platform knocks from outside at /healthz, and gets 200.',
          hint: outside ? null : 'only-from-inside',
        }).toBe(200);
      },
    },

    {
      id: 'c2',
      title: 'A missing or impossible setting ends the kitchen before it opens, and is named',
      async run({ backend }) {
        const tools = { backend };
        const nonsense = `table-${anyPort()}`;
        const cases: { name: string; env: Record<string, string>; what: string }[] = [
          { name: 'DATABASE_URL', env: { PORT: String(anyPort()) }, what: 'missing' },
          { name: 'PORT', env: { DATABASE_URL, PORT: nonsense }, what: `“${nonsense}”` },
          { name: 'PORT', env: { DATABASE_URL, PORT: '' }, what: 'empty' },
        ];
        const kitchens = await Promise.all(cases.map(({ env }) => open(tools, env)));
        for (const [index, { name, what }] of cases.entries()) {
          const kitchen = kitchens[index]!;
          const finding = {
            seen: `${name} was ${what}. ${endOf(kitchen)}`,
            expected: `It ends before it opens, with an exit code other than 0. What it prints names ${name}.`,
            hint: 'default-hides-nonsense',
          };
          expect(kitchen.exitCode, finding).not.toBeNull();
          expect(kitchen.exitCode, finding).not.toBe(0);
          expect(kitchen.output, finding).toMatch(new RegExp(`\\b${name}\\b`));
          expect(kitchen.output, {
            ...finding,
            expected: `The message names ${name}, and not what it holds.`,
          }).not.toContain(nonsense);
        }
      },
    },

    {
      id: 'c3',
      title: 'While the pantry is closed, `/healthz` says 200 and `/readyz` 503; then both say 200',
      async run({ request, db }) {
        await answers(request, '/readyz', 200, 'The pantry is open.');
        db.stop();
        await answers(request, '/readyz', 503, 'The pantry has closed.', 'ready-once');
        const alive = await request.get('/healthz');
        expect(alive.status, {
          seen: `The pantry has closed. The answer to /healthz is ${alive.status}.`,
          expected: 'The process is well and says so: 200. Restarting it would help nobody.',
          hint: 'health-asks-the-pantry',
        }).toBe(200);
        db.start();
        await answers(request, '/readyz', 200, 'The pantry is open again.');
        await answers(request, '/healthz', 200, 'The pantry is open again.');
      },
    },

    {
      id: 'c4',
      title: 'The kitchen is not ready before the menu is loaded, and tries until it is',
      async run({ request, backend, db }) {
        const tools = { request, backend, db };
        await db.query('ALTER TABLE dishes RENAME TO dishes_on_their_way');
        const { at } = await openWell(tools, DATABASE_URL);
        await answers(request, `${at}/healthz`, 200, 'The dishes are still on their way.');
        const early = await request.get(`${at}/readyz`);
        expect(early.status, {
          seen: `The menu could not be read yet. The answer to /readyz is ${early.status}.`,
          expected: 'Guests would get no menu, so the answer is 503.',
          hint: early.status === 200 ? 'ready-too-early' : null,
        }).toBe(503);
        await db.query('ALTER TABLE dishes_on_their_way RENAME TO dishes');
        await answers(request, `${at}/readyz`, 200, 'The dishes have come.');
        const menu = await request.get(`${at}/api/menu`);
        expect(menu.status, {
          seen: `/readyz says 200, and the answer to /api/menu is ${menu.status}.`,
          expected: 'A kitchen that is ready has a menu.',
        }).toBe(200);
      },
    },

    {
      id: 'c5',
      title: 'The address of the pantry comes from `DATABASE_URL`, and its password stays unseen',
      async run({ request, backend }) {
        const tools = { request, backend };
        const secret = `pantry-key-${anyPort()}${anyPort()}`;
        const { kitchen, at } = await openWell(
          tools,
          `postgres://postgres:${secret}@${CLOSED_PANTRY}`,
        );
        await answers(request, `${at}/healthz`, 200, 'DATABASE_URL leads to a closed pantry.');
        const replies: CheckResponse[] = [];
        for (const path of ['/readyz', '/api/menu', '/api/settings'])
          replies.push(await request.get(at + path));
        expect(replies[0]?.status, {
          seen: `DATABASE_URL leads to a closed pantry. The answer to /readyz is ${replies[0]?.status}.`,
          expected: 'The kitchen uses the pantry of DATABASE_URL: 503.',
        }).toBe(503);
        const told = [kitchen.output, ...replies.map(({ text }) => text)];
        expect(told.filter((text) => text.includes(secret)).length, {
          seen: `The password is in ${kitchen.output.includes(secret) ? 'the log' : 'a reply'}.`,
          expected: 'No reply and no line of the log shows it.',
          hint: 'prints-its-settings',
        }).toBe(0);
      },
    },
  ],
});

/** Starts a kitchen and waits until it listens or has ended. */
async function open(
  { backend }: Pick<CheckTools, 'backend'>,
  env: Record<string, string>,
): Promise<Instance> {
  const kitchen = await backend.run(env);
  await kitchen.settled();
  return kitchen;
}

/** Starts a kitchen that must open. Gives it and its address. */
async function openWell(tools: Pick<CheckTools, 'backend' | 'request'>, databaseUrl: string) {
  const port = anyPort();
  const kitchen = await open(tools, { PORT: String(port), DATABASE_URL: databaseUrl });
  expect(kitchen.ports, {
    seen: `PORT was ${port}. ${saysOf(kitchen)}`,
    expected: `It opens at ${port}, also while the pantry is closed or empty.`,
  }).toContain(port);
  return { kitchen, at: `http://localhost:${port}` };
}

/** Asks until the answer has the status, for as long as a platform would. */
async function answers(
  request: CheckTools['request'],
  path: string,
  status: number,
  situation: string,
  hint: string | null = null,
): Promise<void> {
  const seen = await request.getUntil(path, (response) => response.status === status);
  expect(seen.status, {
    seen: `${situation} The answer to ${path.replace(/^http:\/\/[^/]+/, '')} is ${seen.status}.`,
    expected: `It is ${status}.`,
    hint,
  }).toBe(status);
}

function saysOf({ exitCode, output }: Instance): string {
  const words = output.trim().split('\n')[0];
  const ending = exitCode === null ? 'It does not listen.' : `It ended with ${exitCode}.`;
  return words ? `${ending} It printed: ${words}` : ending;
}

function endOf(kitchen: Instance): string {
  const { ports } = kitchen;
  return ports.length > 0 ? `The kitchen opened on port ${ports.join(', ')}.` : saysOf(kitchen);
}

/** A port that nobody else has. */
function anyPort(): number {
  return 20_000 + Math.floor(Math.random() * 20_000);
}
