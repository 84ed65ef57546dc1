import { byName, defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

const MINUTE = 60_000;
const people = ['amara', 'joon', 'luz', 'tomasz', 'priya'] as const;

export default defineChecks({
  clock: {},
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'],

  hints: {
    'scripts-can-read': {
      nudge: 'One day a foreign script runs in the page. What can it carry away?',
      pointer:
        '`HttpOnly` hides a cookie from every script of the page. The browser still sends it along. `Secure` and `SameSite` say where it goes at all.',
      sample:
        'The coat check keeps the number on its own side of the counter. Nobody can read it over your shoulder.',
    },
    'can-be-guessed': {
      nudge: 'You have seen twenty bands. Could you make the next one?',
      pointer:
        'A token must come from a source made for secrets, such as `randomBytes`, with at least 128 bits. `Math.random()` and counters are not.',
      sample:
        'A hotel that numbers its key cards in order of arrival gives every guest the key to the next room.',
    },
    'same-band-as-before': {
      nudge: 'What if somebody gave you this band before you logged in?',
      pointer:
        'Logging in makes a band worth more. Tie a new one at that moment, and end the one that was there.',
      sample:
        'Somebody leaves you a bicycle lock with a number they chose. You lock your bicycle with it.',
    },
    'only-the-cookie-goes': {
      nudge: 'A copy of the band exists. What does it open after you have logged out?',
      pointer:
        'Deleting the cookie changes one browser. The session lives in the kitchen, and has to end there.',
      sample: 'You throw your copy of the key away. The lock does not notice.',
    },
    'never-tires': {
      nudge: 'Amara forgot a browser in the library. For how long is she logged in there?',
      pointer:
        'Two ends: one after a time without requests, one after the longest day. Both are decided by the kitchen’s clock, at each request.',
      sample:
        'A parking ticket ends after its hour, and the car park closes at midnight in any case.',
    },
    'lives-in-one-kitchen': {
      nudge: 'Another kitchen opens, or this one restarts. Whom does it know?',
      pointer:
        'What several instances must know stands in the database. The memory of one process is lost with it, and others never see it.',
      sample: 'A guest book at the left entrance does not help the porter at the right one.',
    },
    'table-has-the-bands': {
      nudge: 'Somebody gets a copy of the table. What can they do with it at once?',
      pointer:
        'Keep the hash of a token, not the token. A fast hash is enough here, because nobody can guess 128 bits.',
      sample:
        'The bank keeps a print of your key, to recognize it. It could not open your door with that.',
    },
  },

  checks: [
    {
      id: 'c1',
      title:
        'Logging in gives a cookie that no script can read; a number in a header opens nothing',
      async run({ page, wire, request }) {
        const button = page.getByRole('button', { name: 'Log in' });
        await button.waitFor();
        const sent = await wire.during(() => button.click());
        const login = sent.find(({ request: { method } }) => method === 'POST');
        const lines = (login?.response?.headers ?? []).filter(
          ([name]) => name.toLowerCase() === 'set-cookie',
        );
        expect(lines.length, {
          seen: `Amara logged in by the page. The answer is ${login?.response?.status ?? 'missing'}, and sets ${lines.length} cookies.`,
          expected: 'It sets one cookie.',
        }).toBe(1);
        const [first = '', ...attributes] = lines[0]![1].split(';').map((part) => part.trim());
        const has = (wanted: RegExp) => attributes.some((one) => wanted.test(one));
        for (const [name, isThere] of [
          ['HttpOnly', has(/^httponly$/i)],
          ['Secure', has(/^secure$/i)],
          ['SameSite=Lax or Strict', has(/^samesite=(lax|strict)$/i)],
          ['Path=/', has(/^path=\/$/i)],
        ] as const)
          expect(isThere, {
            seen: `The cookie is set with ${attributes.join(', ') || 'no attributes'}.`,
            expected: `It has ${name}.`,
            hint: 'scripts-can-read',
          }).toBe(true);
        const token = first.slice(first.indexOf('=') + 1);
        expect(login!.response!.body.text ?? '', {
          seen: 'The token stands in the body of the answer, too.',
          expected: 'Only the cookie carries it. A body is read by scripts.',
          hint: 'scripts-can-read',
        }).not.toContain(token);

        const asked = sent.findLast(({ request: { method } }) => method === 'GET');
        const name = /You are Amara/;
        expect(await page.text(), {
          seen: `Amara logged in. The page asked with the cookie “${byName(asked?.request.headers ?? [])['cookie'] ?? ''}” and does not show her name.`,
          expected: 'It shows who she is.',
        }).toMatch(name);
        for (const number of ['1', '5']) {
          const forged = await request.get('/api/me', { headers: { 'X-User': number } });
          expect(forged.status, {
            seen: `A request without a cookie said “X-User: ${number}”, and got ${forged.status}: ${forged.text.slice(0, 60)}`,
            expected: 'A number that anybody can write proves nothing: 401.',
          }).toBe(401);
        }
        await wire.during(() => page.getByRole('button', { name: 'Change my number' }).click());
        expect(await page.text(), {
          seen: 'Amara changed a number in her browser, and is somebody else.',
          expected: 'She is still Amara.',
        }).toMatch(name);
      },
    },

    {
      id: 'c2',
      title: 'No token can be guessed: 16 logins, all different, with at least 128 bits of chance',
      async run({ request }) {
        const tokens: string[] = [];
        for (let visit = 1; visit <= 16; visit++) {
          const who = pick(people);
          tokens.push((await logIn(request.as(`${who}, visit ${visit}`), who)).value);
        }
        expect(new Set(tokens).size, {
          seen: `16 logins gave ${new Set(tokens).size} different tokens.`,
          expected: 'Each has its own.',
          hint: 'can-be-guessed',
        }).toBe(16);
        const bits = bitsOf(tokens);
        // Six bits short of 128 are let through: that is a random UUID.
        expect(bits, {
          seen: `The tokens look like “${tokens[0]}” and “${tokens[1]}”. About ${Math.round(bits)} bits of them are chance.`,
          expected: 'There are at least 128.',
          hint: 'can-be-guessed',
        }).toBeGreaterThanOrEqual(120);
      },
    },

    {
      id: 'c3',
      title: 'Each login ties a new band; one that was there before opens nothing',
      async run({ request }) {
        const who = pick(people);
        const client = request.as(who);
        const first = await logIn(client, who);
        const planted = first.value.replace(/^..../, 'evil');
        for (const [what, before] of [
          ['a token that somebody else had chosen', planted],
          ['the token of the last login', first.value],
        ] as const) {
          const login = await request.post('/api/session', {
            data: credentials(who),
            headers: { cookie: `${first.name}=${before}` },
          });
          const line = login.headersArray.find(({ name }) => name.toLowerCase() === 'set-cookie');
          const value = line?.value.split(';')[0]?.split('=')[1];
          const old = await me(request, first.name, before);
          expect(value !== undefined && value !== before && old.status === 401, {
            seen: `${who} logged in with ${what}. ${value === before || !value ? 'No new one was given' : 'A new one was given'}, and the old one now gets ${old.status}.`,
            expected: 'A new one is given, and the old one opens nothing: 401.',
            hint: 'same-band-as-before',
          }).toBe(true);
        }
      },
    },

    {
      id: 'c4',
      title: 'After logging out, a copy of the old cookie gets `401`, and the page says guest',
      async run({ page, wire, request }) {
        const button = page.getByRole('button', { name: 'Log in' });
        await button.waitFor();
        const sent = await wire.during(() => button.click());
        const asked = sent.findLast(({ request: { method } }) => method === 'GET');
        const cookie = byName(asked?.request.headers ?? [])['cookie'] ?? '';
        const before = await request.get('/api/me', { headers: { cookie } });
        expect(before.status, {
          seen: `Amara logged in. With her cookie, GET /api/me is answered with ${before.status}.`,
          expected: 'It says who she is: 200.',
        }).toBe(200);
        await wire.during(() => page.getByRole('button', { name: 'Log out' }).click());
        const after = await request.get('/api/me', { headers: { cookie } });
        expect(after.status, {
          seen: `Amara logged out. A copy of her cookie gets ${after.status}.`,
          expected: 'The session is over: 401.',
          hint: 'only-the-cookie-goes',
        }).toBe(401);
        await page.getByText('You are a guest.').waitFor();
        await page.reload();
        await page.getByText('You are a guest.').waitFor();
      },
    },

    {
      id: 'c5',
      title: 'After 30 idle minutes a session ends, and after 12 hours in any case',
      async run({ request, clock }) {
        const idle = request.as('idle');
        await logIn(idle, pick(people));
        await clock.jump(29 * MINUTE);
        await judge(idle, 200, 'Nobody has asked for 29 minutes.');
        await clock.jump(29 * MINUTE);
        await judge(idle, 200, 'After 29 minutes and one request, nobody asked for 29 more.');
        await clock.jump(31 * MINUTE);
        await judge(idle, 401, 'Nobody has asked for 31 minutes.', 'never-tires');

        const busy = request.as('busy');
        await logIn(busy, pick(people));
        for (let minutes = 0; minutes < 28 * 25; minutes += 28) {
          await clock.jump(28 * MINUTE);
          await judge(
            busy,
            200,
            `For ${minutes + 28} minutes, somebody has asked every 28 minutes.`,
          );
        }
        await clock.jump(19 * MINUTE);
        await judge(
          busy,
          200,
          'It is one minute before 12 hours, and somebody has asked all the time.',
        );
        await clock.jump(2 * MINUTE);
        await judge(
          busy,
          401,
          'After 12 hours and a minute, with requests all the time:',
          'never-tires',
        );
      },
    },

    {
      id: 'c6',
      title: 'A session holds in every instance, also in one that starts later, and ends in all',
      async run({ request, backend }) {
        const who = pick(people);
        const client = request.as(who);
        const cookie = await logIn(client, who);
        const port = 20_000 + Math.floor(Math.random() * 20_000);
        const other = await backend.run({ PORT: String(port) });
        await other.settled();
        const there = await client.get(`http://localhost:${port}/api/me`);
        expect(there.status, {
          seen: `${who} logged in. An instance that was started after that answers ${there.status}.`,
          expected: 'It knows the session as well: 200.',
          hint: 'lives-in-one-kitchen',
        }).toBe(200);

        const second = request.as('second');
        const at = `http://localhost:${port}`;
        await second.post(`${at}/api/session`, { data: credentials(pick(people)) });
        const here = await second.get('/api/me');
        expect(here.status, {
          seen: `Somebody logged in at the second instance. The first one answers ${here.status}.`,
          expected: 'It knows the session as well: 200.',
          hint: 'lives-in-one-kitchen',
        }).toBe(200);

        await client.delete(`${at}/api/session`);
        const after = await me(request, cookie.name, cookie.value);
        expect(after.status, {
          seen: `${who} logged out at the second instance. At the first, a copy of the cookie gets ${after.status}.`,
          expected: 'The session is over everywhere: 401.',
          hint: 'only-the-cookie-goes',
        }).toBe(401);
      },
    },

    {
      id: 'c7',
      title: 'Nothing in the tables or the log can be used as a token',
      async run({ request, db, leaks }) {
        const who = pick(people);
        const client = request.as(who);
        const { name, value } = await logIn(client, who);
        await client.get('/api/me');
        const places = (await leaks.of(value)).filter((place) => /table|log/.test(place));
        expect(places, {
          seen: `The token of ${who} stands in ${places.join(', ')}.`,
          expected: 'Only its hash is kept, and nothing is printed.',
          hint: 'table-has-the-bands',
        }).toEqual([]);
        const tables = await db.query(
          `SELECT table_name AS name FROM information_schema.tables
           WHERE table_schema = 'public' AND table_name <> 'users'`,
        );
        for (const table of tables)
          for (const { row } of await db.query(
            `SELECT to_jsonb(t) AS row FROM "${String(table['name'])}" t`,
          ))
            for (const kept of Object.values(row as Record<string, unknown>)) {
              if (typeof kept !== 'string' || /[^\w=+/.-]/.test(kept)) continue;
              const { status } = await me(request, name, kept);
              expect(status, {
                seen: `The value “${kept.slice(0, 24)}” of the table ${String(table['name'])} was sent as a cookie, and got ${status}.`,
                expected: 'It opens nothing: 401.',
                hint: 'table-has-the-bands',
              }).toBe(401);
            }
      },
    },
  ],
});

type Client = CheckTools['request'];

function credentials(who: string) {
  return { email: `${who}@example.com`, password: `${who} likes mango lassi` };
}

/** Logs somebody in, and gives the cookie they got. */
async function logIn(client: Client, who: string): Promise<{ name: string; value: string }> {
  const { status } = await client.post('/api/session', { data: credentials(who) });
  expect(status, {
    seen: `${who} logged in with the right password, and got ${status}.`,
    expected: 'It is right: 200.',
  }).toBeLessThan(300);
  const [cookie] = client.cookies();
  expect(cookie !== undefined, {
    seen: `${who} logged in, and got no cookie.`,
    expected: 'The answer sets a cookie.',
  }).toBe(true);
  return cookie!;
}

function me(request: Client, name: string, value: string) {
  return request.get('/api/me', { headers: { cookie: `${name}=${value}` } });
}

async function judge(client: Client, wanted: number, what: string, hint?: string): Promise<void> {
  const { status } = await client.get('/api/me');
  expect(status, {
    seen: `${what} GET /api/me is answered with ${status}.`,
    expected: wanted === 200 ? 'The session still holds: 200.' : 'The session is over: 401.',
    hint: hint ?? null,
  }).toBe(wanted);
}

/** How much of some tokens is chance, in bits, by the characters that stand at each place. */
function bitsOf(tokens: string[]): number {
  const all = tokens.join('');
  const perCharacter = /^[\d.]*$/.test(all)
    ? 3.3
    : /^[\da-f-]*$/i.test(all)
      ? 4
      : /^[\da-z]*$/.test(all)
        ? 5.1
        : 6;
  const shortest = Math.min(...tokens.map(({ length }) => length));
  let bits = 0;
  for (let at = 0; at < shortest; at++) {
    const seen = new Set(tokens.map((token) => token[at])).size;
    // Among sixteen random characters at least four differ, for all practical purposes.
    bits += seen >= 4 ? perCharacter : Math.log2(seen);
  }
  return bits;
}
