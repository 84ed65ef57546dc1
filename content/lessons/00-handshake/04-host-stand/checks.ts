import { defineChecks, expect, pick, type CheckTools, type Exchange } from '#checks/index.ts';

const services = { menu: '4001', orders: '4002', users: '4003' } as const;
/** Luz and Joon have logged in. */
const tokens = { luz: 'token-5d1c', joon: 'token-9a40' } as const;
/** Only the hop from the host stand to a service. */
const inside = { by: ['server'] } as const;

export default defineChecks({
  clock: {},
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],

  hints: {
    'begins-alike': {
      nudge: 'A party called “Users Report” arrives. Does the host send it to the room “Users”?',
      pointer:
        'A path is made of steps. `/api/users` and `/api/users/7` share a step; `/api/users-report` only begins with the same letters.',
      sample: 'Main Street 1 and Main Street 10 begin alike. A good driver reads to the end.',
    },
    'number-for-each-hop': {
      nudge:
        'Something went wrong, and there are two logs. Could you find both halves of one order?',
      pointer:
        'Make the number once, where the request comes in. The service gets this number, and the guest gets the same.',
      sample:
        'A parcel keeps its number in every depot. With a new one in each, nobody could say where it is.',
    },
    'believes-the-badge': {
      nudge: 'Who has written this badge: you, or the guest?',
      pointer:
        'Services believe `X-User`, because only the host stand writes it. So take away what came from outside, and write your own after you have looked at the token.',
      sample:
        'At a theater the ticket office stamps your hand. A stamp that you bring along is washed off first.',
    },
    'falls-with-the-service': {
      nudge:
        'Nobody is in one of the rooms. What does the host say to the guest, and to the next one?',
      pointer:
        'When nobody answers, `fetch` rejects. The host stand is well, and says so: `502` means that the one behind it gave no valid answer.',
      sample:
        'When a doctor is ill, the desk of the practice does not close. It tells her patients, and lets the others in.',
    },
    'waits-for-ever': {
      nudge:
        'A room is not empty, and does not answer either. How long shall the guest stand there?',
      pointer:
        'Silence is no failure until somebody decides that it is. Give up after the limit, and say `504`: the one behind took too long.',
      sample: 'A caller who is put on hold hangs up at some time. A good line says so first.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Each path gets to its service, and a path that only begins alike gets to none',
      async run(tools) {
        for (const [path, service] of [
          ['/api/menu', 'menu'],
          ['/api/orders', 'orders'],
          ['/api/users/me', 'users'],
          ['/api/orders?from=window', 'orders'],
        ] as const) {
          const { status, hops } = await send(tools, path, 'luz');
          expect(portsOf(hops), {
            seen: `GET ${path} was answered with ${status}, and got to ${roomsOf(hops)}.`,
            expected: `It gets to the service ${service}, at port ${services[service]}.`,
          }).toEqual([services[service]]);
          expect(status, {
            seen: `GET ${path} got to the service ${service}, and the answer is ${status}.`,
            expected: 'The guest gets the answer of the service: 200.',
          }).toBe(200);
        }
        const word = pick(['report', 'export', 'backup']);
        for (const path of [`/api/users-${word}`, `/api/orders${word}`]) {
          const { status, hops } = await send(tools, path, 'luz');
          expect(portsOf(hops), {
            seen: `GET ${path} got to ${roomsOf(hops)}.`,
            expected: 'It gets to no service.',
            hint: 'begins-alike',
          }).toEqual([]);
          expect(status, {
            seen: `The answer to GET ${path} is ${status}.`,
            expected: 'There is no such thing: 404.',
          }).toBe(404);
        }
      },
    },

    {
      id: 'c2',
      title: 'A request has one number: the service reads it in `X-Request-Id`, and the guest too',
      async run(tools) {
        const numbers: string[] = [];
        for (const path of ['/api/menu', '/api/orders']) {
          const { headers, hops } = await send(tools, path, 'luz');
          const outside = headers['x-request-id'] ?? '';
          const within = hops.map(({ request }) => headerOf(request.headers, 'x-request-id'));
          expect(within, {
            seen: `GET ${path}: the service read the number “${within.join(', ')}”, the guest “${outside}”.`,
            expected: 'Both read the same number.',
            hint: outside && within[0] ? 'number-for-each-hop' : null,
          }).toEqual([outside || 'a number']);
          numbers.push(outside);
        }
        expect(new Set(numbers).size, {
          seen: `Two requests had the numbers ${numbers.join(' and ')}.`,
          expected: 'Each has a number of its own.',
        }).toBe(2);
      },
    },

    {
      id: 'c3',
      title: 'What a guest writes into `X-User` gets no further; what the token proves does',
      async run(tools) {
        const guest = pick(['luz', 'joon'] as const);
        for (const who of [null, guest]) {
          const { status, hops } = await send(tools, '/api/users/me', who, {
            'X-User': 'manager',
          });
          const badge = headerOf(hops[0]?.request.headers ?? [], 'x-user');
          const finding = {
            seen: `${who ? `With the token of ${who}` : 'Without a token'}, a request said “X-User: manager”. The service read ${badge ? `“${badge}”` : 'nothing'}, and answered ${status}.`,
            expected: who
              ? `The service reads “${who}”.`
              : 'The service reads nothing, and says 401.',
            hint: badge?.includes('manager') ? 'believes-the-badge' : null,
          };
          expect(badge, finding).toBe(who);
          expect(status, finding).toBe(who ? 200 : 401);
        }
      },
    },

    {
      id: 'c4',
      title: 'When one service is down, its paths get `502`, and the others go on',
      async run(tools) {
        const { wire } = tools;
        const down = pick(['users', 'orders'] as const);
        wire.fail('*', `/api/${down}/**`, { ...inside, reason: 'refused' });
        wire.fail('*', `/api/${down}`, { ...inside, reason: 'refused' });
        const path = down === 'users' ? '/api/users/me' : '/api/orders';
        const { status } = await send(tools, path, 'luz');
        expect(status, {
          seen: `The service ${down} was down. The answer to GET ${path} is ${status ?? 'none'}.`,
          expected: 'The host stand is well, and says that the one behind it is not: 502.',
          hint: status === null ? 'falls-with-the-service' : null,
        }).toBe(502);
        const other = await send(tools, '/api/menu', 'luz');
        expect(other.status, {
          seen: `The service ${down} was down. The answer to GET /api/menu is ${other.status ?? 'none'}.`,
          expected: 'The menu has nothing to do with it: 200.',
        }).toBe(200);
      },
    },

    {
      id: 'c5',
      title: 'When a service stays silent, the guest gets `504` after two seconds, not before',
      async run(tools) {
        const { wire, clock, request } = tools;
        const held = wire.hold('GET', '/api/orders', { ...inside, part: 'request' });
        let status: number | null = null;
        const asked = request.get('/api/orders', { headers: bearer('luz') }).then(
          (answer) => void (status = answer.status),
          () => {},
        );
        await held.waitForCount(1);
        await clock.advance(1900);
        expect(status, {
          seen: `After 1.9 seconds of silence the answer is ${status}.`,
          expected: 'A service has two seconds.',
        }).toBeNull();
        await clock.advance(200);
        await clock.settled();
        expect(status, {
          seen: `After 2.1 seconds of silence the answer is ${status ?? 'still not there'}.`,
          expected: 'The host stand gives up and says that the one behind it took too long: 504.',
          hint: status === null ? 'waits-for-ever' : null,
        }).toBe(504);
        await asked;
      },
    },
  ],
});

/** Sends a GET to the host stand, and gives what came back and which hops it made inside. */
async function send(
  { request, wire }: CheckTools,
  path: string,
  guest: keyof typeof tokens | null,
  headers: Record<string, string> = {},
) {
  const before = wire.exchanges.length;
  const answer = await request
    .get(path, { headers: { ...(guest && bearer(guest)), ...headers } })
    .catch(() => null);
  const hops = wire.exchanges
    .slice(before)
    .filter(({ request: { client } }) => client === 'server');
  return { status: answer?.status ?? null, headers: answer?.headers ?? {}, hops };
}

function bearer(guest: keyof typeof tokens): Record<string, string> {
  return { authorization: `Bearer ${tokens[guest]}` };
}

function portsOf(hops: Exchange[]): string[] {
  return hops.map(({ request }) => new URL(request.url).port);
}

function roomsOf(hops: Exchange[]): string {
  const names = portsOf(hops).map((port) => `port ${port}`);
  return names.join(' and ') || 'no service';
}

function headerOf(headers: [string, string][], name: string): string | null {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;
}
