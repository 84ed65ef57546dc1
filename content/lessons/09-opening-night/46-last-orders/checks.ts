import {
  defineChecks,
  expect,
  type CheckTools,
  type HostedInstance,
  type LoadRequest,
} from '#checks/index.ts';

/** What the exercise tells about the platform. */
const readiness = { path: '/readyz', periodMs: 1000, failureThreshold: 2 };
const GRACE_MS = 10_000;
/** By then an instance without orders has left. */
const IDLE_MS = 6000;

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c6', 'c7'],
  clock: {},

  hints: {
    'exits-at-once': {
      nudge: 'Who was still eating when the process ended?',
      pointer:
        'A process that ends takes everything along that it has in hand. `server.close()` accepts nothing new and calls back when the last response is out.',
      sample:
        'A library that closes at eight rings a bell at a quarter to. It does not switch off the light at eight and lock the door.',
    },
    'closes-the-pantry-first': {
      nudge: 'What do the last orders still need?',
      pointer:
        'Give things back in the opposite order in which you took them. The database was first, so it goes last, after the last response.',
      sample: 'Who repairs a roof comes down first, and then puts the ladder away.',
    },
    'closes-the-door-first': {
      nudge: 'How does the host learn that you leave, and how long does that take?',
      pointer:
        'Until the readiness probe has failed twice, guests are still sent to you. Say 503 at `/readyz` first, and close the door when the host has noticed.',
      sample:
        'A hotel that moves out tells the taxi company first. For an hour taxis still come, and somebody has to be there.',
    },
    'ignores-the-signal': {
      nudge: 'What can you do about SIGKILL?',
      pointer:
        'Nothing. SIGTERM is the time to leave in good order. It begins with `/readyz`, which says 503 from then on.',
      sample: 'The train staff announce the last stop. Who stays seated is carried into the depot.',
    },
    'waits-for-streams': {
      nudge: 'Which response never ends by itself?',
      pointer:
        '`server.close()` waits for every response, also for an event stream. End those yourself. The browser comes back, and gets another instance.',
      sample: 'The band plays until somebody tells it that the evening is over.',
    },
    'waits-for-idle-connections': {
      nudge: 'All have their response. Who still holds a connection, and for how long?',
      pointer:
        'A connection may be kept for a next request, in Node for about six seconds. `closeIdleConnections()` ends those; the header `Connection: close` tells the client not to keep it.',
      sample:
        'You have paid and still sit there with your coat on. The waiter would like to lock the door.',
    },
    'waits-for-ever': {
      nudge: 'What if one order never gets done?',
      pointer:
        'SIGKILL comes after ten seconds, and nobody writes anything down then. Leave shortly before that by yourself, and log what stays undone.',
      sample: 'The night bus waits for late guests, and still leaves at one.',
    },
    'once-and-no-more': {
      nudge: 'Who listens to the second SIGTERM?',
      pointer:
        'Without a listener, SIGTERM ends the process at once. `once` takes the listener away after the first. Go on listening, and begin only once.',
      sample:
        'A guest who has called the waiter and calls again wants the same thing. Nobody throws down the plates.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Three orders are in the pan when SIGTERM comes: all are served',
      async run({ db, host, clock }) {
        const tools = { db, host, clock };
        const kitchen = await open(tools);
        const load = host.load({ perSecond: 3, forMs: 1000, request: order(1) });
        await clock.advance(1200);
        await leave(tools, kitchen);
        await clock.advance(GRACE_MS);
        const served = await db.query(`SELECT id FROM orders WHERE status = 'served'`);
        const isAnswered = load.outcomes.some(({ status }) => status !== null);
        expect([load.failures.length, served.length], {
          seen: `SIGTERM came while three orders were in the pan. ${load.summary} In the pantry, ${served.length} of them are served.`,
          expected: 'All three get 201 and are served.',
          hint: isAnswered ? 'closes-the-pantry-first' : 'exits-at-once',
        }).toEqual([0, 3]);
      },
    },

    {
      id: 'c2',
      title: 'Guests who are sent before the host has noticed are served',
      async run({ host, clock }) {
        const tools = { host, clock };
        const kitchen = await open(tools);
        await leave(tools, kitchen);
        const load = host.load({ perSecond: 20, forMs: 3000, request: 'GET /api/menu' });
        await clock.advance(GRACE_MS);
        const lost = load.failures.filter(({ instance }) => instance !== null);
        const sent = load.outcomes.filter(({ instance }) => instance !== null);
        expect(lost.length, {
          seen: `After SIGTERM the host sent ${sent.length} more requests, and ${lost.length} of them failed: ${lost[0]?.loss ?? lost[0]?.status}.`,
          expected: 'The kitchen serves whoever is still sent, and closes its door after that.',
          hint: 'closes-the-door-first',
        }).toBe(0);
      },
    },

    {
      id: 'c3',
      title: 'After SIGTERM `/readyz` says 503 at once, and `/healthz` still 200',
      async run({ request, host, clock }) {
        const tools = { request, host, clock };
        const kitchen = await open(tools);
        await leave(tools, kitchen);
        for (const [path, status] of [
          ['/readyz', 503],
          ['/healthz', 200],
        ] as const) {
          const answer = await request.get(kitchen.address + path);
          expect(answer.status, {
            seen: `SIGTERM has come. The answer to ${path} is ${answer.status}.`,
            expected: `It is ${status}.`,
            hint: path === '/readyz' && answer.status === 200 ? 'ignores-the-signal' : null,
          }).toBe(status);
        }
      },
    },

    {
      id: 'c4',
      title: 'Without orders it is gone within six seconds, by itself and with exit code 0',
      async run({ page, wire, host, clock }) {
        const tools = { page, wire, host, clock };
        const kitchen = await open(tools);
        await page.reload();
        await leave(tools, kitchen);
        await clock.advance(IDLE_MS);
        const [stream] = await wire.sent('GET', '/api/calls');
        const isOpen = stream && !stream.response && !stream.failure;
        expect(kitchen.exitCode, {
          seen: `Nothing was in the pan. Six seconds after SIGTERM the kitchen ${endOf(kitchen)}. The page’s stream is ${isOpen ? 'still open' : 'over'}.`,
          expected: 'It has ended with 0. What is open and waits for nothing does not hold it.',
          hint:
            kitchen.exitCode !== null
              ? null
              : isOpen
                ? 'waits-for-streams'
                : 'waits-for-idle-connections',
        }).toBe(0);
      },
    },

    {
      id: 'c5',
      title: 'The page hears every call: its stream goes on at the other instance',
      async run({ page, db, host, clock }) {
        const tools = { page, db, host, clock };
        const kitchen = await open(tools);
        const other = await host.start({ revision: 'v2' });
        const calls = Array.from({ length: 4 }, () => `Table ${anyNumber()} is free`);
        for (const [index, call] of calls.entries()) {
          if (index === 1) await leave(tools, kitchen);
          await db.query('INSERT INTO calls (text) VALUES ($1)', [call]);
          await clock.advance(4000);
        }
        const heard = await page.locator('#calls').getByRole('listitem').allInnerTexts();
        expect(heard, {
          seen: `The kitchen ${endOf(kitchen)}, and another was ready. The page heard ${heard.map((text) => `“${text}”`).join(', ')}.`,
          expected: `Every call once and in order, the last ones from ${other.name}.`,
        }).toEqual(['The kitchen is open', ...calls]);
      },
    },

    {
      id: 'c6',
      title: 'An order that does not end: it leaves before SIGKILL, and the log names the order',
      async run({ db, host, clock }) {
        const tools = { db, host, clock };
        const number = 100 + anyNumber();
        await db.query(`ALTER TABLE orders ALTER COLUMN id RESTART WITH ${number}`);
        const kitchen = await open(tools);
        host.load({ perSecond: 1, forMs: 1000, request: order(4), timeoutMs: 60_000 });
        await clock.advance(1000);
        const before = kitchen.output.length;
        await leave(tools, kitchen);
        await clock.advance(GRACE_MS);
        expect([0, 1], {
          seen: `An order takes another minute. After SIGTERM the kitchen ${endOf(kitchen)}.`,
          expected: 'It ends by itself before ten seconds are over.',
          hint: kitchen.exitCode === 137 ? 'waits-for-ever' : null,
        }).toContain(kitchen.exitCode);
        const log = kitchen.output.slice(before);
        expect(log, {
          seen: `Order ${number} was lost. After SIGTERM the kitchen printed “${log.trim()}”.`,
          expected: `The log names order ${number}, so that somebody can look after it.`,
          hint: 'waits-for-ever',
        }).toMatch(new RegExp(`\\b${number}\\b`));
      },
    },

    {
      id: 'c7',
      title: 'A second SIGTERM changes nothing: the order is served, the exit code is 0',
      async run({ host, clock }) {
        const tools = { host, clock };
        const kitchen = await open(tools);
        const load = host.load({ perSecond: 2, forMs: 1000, request: order(1) });
        await clock.advance(1000);
        await leave(tools, kitchen);
        await clock.advance(500);
        await leave(tools, kitchen);
        await clock.advance(GRACE_MS);
        expect([load.failures.length, kitchen.exitCode], {
          seen: `Half a second after the first SIGTERM came another. ${load.summary} The kitchen ${endOf(kitchen)}.`,
          expected: 'Both orders are served, and it ends with 0.',
          hint: kitchen.exitCode === 0 ? null : 'once-and-no-more',
        }).toEqual([0, 0]);
      },
    },
  ],
});

/** Opens a host around the kitchen, and waits until it sends guests. */
async function open({ host, clock }: Pick<CheckTools, 'host' | 'clock'>): Promise<HostedInstance> {
  host.open({ probes: { readiness } });
  const kitchen = host.adopt('v1');
  await clock.advance(readiness.periodMs);
  expect(kitchen.isRouted, {
    seen: 'The host asked /readyz, and the answer was no.',
    expected: 'Before SIGTERM the kitchen is ready: 200.',
  }).toBe(true);
  return kitchen;
}

/** Sends SIGTERM, and SIGKILL when the grace is over. */
async function leave({ clock }: Pick<CheckTools, 'clock'>, kitchen: HostedInstance): Promise<void> {
  void kitchen.stop({ graceMs: GRACE_MS });
  await clock.settled();
}

function order(dish: number): () => LoadRequest {
  return () => ({ method: 'POST', path: '/api/orders', data: { dish } });
}

function endOf({ exitCode, endedAt, toldAt }: HostedInstance): string {
  if (exitCode === null || endedAt === null || toldAt === null) return 'still runs';
  const after = `after ${((endedAt - toldAt) / 1000).toFixed(1)} s`;
  return exitCode === 137 ? `had to be killed ${after}` : `ended with ${exitCode} ${after}`;
}

function anyNumber(): number {
  return 1 + Math.floor(Math.random() * 800);
}
