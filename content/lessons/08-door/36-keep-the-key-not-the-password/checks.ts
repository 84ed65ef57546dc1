import {
  defineChecks,
  expect,
  pick,
  type CheckResponse,
  type CheckTools,
  type SlowHashEvent,
} from '#checks/index.ts';

/** The least work that counts as slow here: what `backend/cost.ts` says. */
const least = { scrypt: 2048, pbkdf2: 400 };

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'],

  hints: {
    'only-another-spelling': {
      nudge: 'The row looks like nonsense. Can somebody turn it back without knowing anything?',
      pointer:
        'An encoding such as Base64 has no secret in it: whoever knows its name can read it. A hash cannot be turned back, not even by you.',
      sample: 'A letter in mirror writing keeps no thief from reading it. He owns a mirror, too.',
    },
    'logs-the-request': {
      nudge: 'The table is clean. Who else writes down what comes in?',
      pointer:
        'A log is stored, copied and read by many. Write down what happened and to whom, never what somebody typed into a secret field.',
      sample: 'The bank locks your number away, and the clerk notes it in the visitors’ book.',
    },
    'one-salt-for-all': {
      nudge: 'Two people have the same password. What do their rows show?',
      pointer:
        'A salt is a random value for each password, made when it is kept, and stored beside the hash. With one salt for all, equal passwords stay equal.',
      sample:
        'Two identical keys in two different boxes do not look alike. In two identical boxes they do.',
    },
    'fast-hash': {
      nudge:
        'How many passwords could a thief try in a second, with your table on his own machine?',
      pointer:
        'SHA-256 is made to be fast, and so is guessing against it. For passwords take a hash that is slow on purpose, such as `scrypt`.',
      sample:
        'A lock with a thousand positions is opened in an hour, unless each try takes a minute.',
    },
    'cuts-it-off': {
      nudge: 'Two long sentences differ in their last word only. Do both open the door?',
      pointer:
        'What is cut off before hashing protects nothing, and nobody is told. Hash all of it, or refuse what is too long.',
      sample: 'A safe with ten dials of which it reads eight. The owner believes in ten.',
    },
    'says-who-eats-here': {
      nudge: 'How could a stranger find out who has an account here?',
      pointer:
        'One answer for every failure, and the same work before it: hash the password against some value also when there is nobody to compare with.',
      sample:
        'A hotel says “we cannot connect you” for every name, and lets the phone ring as long each time.',
    },
    'rules-of-yesterday': {
      nudge: 'Which is harder to guess: `Summer26$`, or five random words?',
      pointer:
        'Length counts. Ask for 15 characters, allow at least 64, refuse what many people use, and prescribe no kinds of characters.',
      sample:
        'A bicycle lock of which one digit must be a 7 is easier to open, because thieves read the rules, too.',
    },
    'old-rows-stay': {
      nudge: 'Luz has logged in. What stands in her row now?',
      pointer:
        'Only at login do you have a password for a moment. When it was right and its row is old, keep it anew, in the same breath.',
      sample:
        'A library replaces worn-out cards when their owner comes by. It cannot send them by guessing.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'A password stands nowhere: no table, no log, no statement and no answer has it',
      async run({ request, leaks }) {
        const [right, wrong] = [phrase(), phrase()];
        const user = await register(request, right);
        await logIn(request, user.email, right);
        await logIn(request, user.email, wrong);
        await request.get('/api/office/users');
        for (const [what, secret] of [
          ['The password with which somebody registered', right],
          ['A wrong password that somebody typed', wrong],
        ] as const) {
          const places = await leaks.of(secret);
          const isOnlyNoted = places.every((place) => place.includes('log'));
          expect(places, {
            seen: `${what} stands in ${places.join(', ')}.`,
            expected: 'It stands nowhere, in no spelling that can be turned back.',
            hint: isOnlyNoted ? 'logs-the-request' : 'only-another-spelling',
          }).toEqual([]);
        }
      },
    },

    {
      id: 'c2',
      title: 'Two people with the same password have nothing in common in the tables',
      async run({ request, db }) {
        const [same, other] = [phrase(), phrase()];
        const before = new Set(await valuesIn(db));
        for (const password of [same, same, other]) await register(request, password);
        const values = (await valuesIn(db)).filter((value) => !before.has(value));
        const twice = values.find((value) => values.filter((one) => one === value).length === 2);
        expect(twice, {
          seen: `Three people registered, two with the same password. The value “${twice?.slice(0, 32)}” stands in two of the rows.`,
          expected: 'Nobody can tell who has the same password as somebody else.',
          hint: 'one-salt-for-all',
        }).toBeUndefined();
      },
    },

    {
      id: 'c3',
      title: 'The right password opens, to the last character, also after a restart; others do not',
      async run({ request, backend }) {
        // Longer than 72 bytes, where some hashes stop reading.
        const long = Array.from({ length: 6 }, phrase).join(' ');
        const user = await register(request, long);
        await backend.restart();
        const right = await logIn(request, user.email, long);
        expect(right.status, {
          seen: `Somebody registered with ${long.length} characters. After a restart, the same password got ${right.status}.`,
          expected: 'It opens: 200.',
        }).toBe(200);
        for (const [what, password] of [
          ['another last character', `${long.slice(0, -1)}${long.endsWith('x') ? 'y' : 'x'}`],
          ['capital letters and a space at the end', `${long.toUpperCase()} `],
        ] as const) {
          const { status } = await logIn(request, user.email, password);
          expect(status, {
            seen: `Somebody tried the same long password with ${what}, and got ${status}.`,
            expected: 'It is another password: 401.',
            hint: 'cuts-it-off',
          }).toBe(401);
        }
      },
    },

    {
      id: 'c4',
      title: 'An unknown address and a wrong password get the same answer, after the same work',
      async run({ request, backend }) {
        const user = await register(request, phrase());
        let unknown!: CheckResponse;
        let wrong!: CheckResponse;
        const forWrong = await backend.hashesDuring(async () => {
          wrong = await logIn(request, user.email, phrase());
        });
        const forUnknown = await backend.hashesDuring(async () => {
          unknown = await logIn(request, anyEmail(), phrase());
        });
        expect(wrong.status, {
          seen: `A wrong password got ${wrong.status}.`,
          expected: 'It is refused: 401.',
        }).toBe(401);
        expect([unknown.status, unknown.text], {
          seen: `A wrong password got ${wrong.status} ${wrong.text}. An unknown address got ${unknown.status} ${unknown.text}.`,
          expected: 'The two cannot be told apart.',
          hint: 'says-who-eats-here',
        }).toEqual([wrong.status, wrong.text]);
        expect(isSlow(forWrong), {
          seen: `For a wrong password the kitchen did ${inWords(forWrong)}.`,
          expected: 'It works out a slow hash, at the cost of backend/cost.ts.',
          hint: 'fast-hash',
        }).toBe(true);
        expect(inWords(forUnknown), {
          seen: `For a wrong password the kitchen did ${inWords(forWrong)}, for an unknown address ${inWords(forUnknown)}.`,
          expected: 'Both are the same work, so the time tells nothing.',
          hint: 'says-who-eats-here',
        }).toBe(inWords(forWrong));
      },
    },

    {
      id: 'c5',
      title:
        'New passwords: 15 characters of any kind are enough, 64 are fine, 14 or a common one are not',
      async run({ request }) {
        const letters = anyLetters(15);
        for (const [what, password, isGood] of [
          ['15 small letters', letters, true],
          ['15 characters with spaces and 王', `王 likes ${anyLetters(7)}`, true],
          ['64 characters', anyLetters(64), true],
          ['14 characters, with a sign and a digit', `${anyLetters(12)}!7`, false],
          ['a password of the list of common ones', pick(common), false],
        ] as const) {
          const { status } = await request.post('/api/users', {
            data: { name: 'Somebody', email: anyEmail(), password },
          });
          expect(status, {
            seen: `Somebody registered with ${what}, and got ${status}.`,
            expected: isGood ? 'It is a good password: 201.' : 'It is refused: 422.',
            hint: 'rules-of-yesterday',
          }).toBe(isGood ? 201 : 422);
        }
      },
    },

    {
      id: 'c6',
      title: 'Whoever has an old row logs in as before, and is stored anew by that',
      async run({ request, db, backend, leaks }) {
        for (const [name, password] of [
          ['Luz', 'three blue bicycles'],
          ['Amara', 'my grandmother sings'],
        ] as const) {
          const email = `${name.toLowerCase()}@example.com`;
          const [old] = await db.query('SELECT password FROM users WHERE name = $1', [name]);
          const wrong = await logIn(request, email, phrase());
          expect(wrong.status, {
            seen: `${name} has an old row. A wrong password got ${wrong.status}.`,
            expected: 'It is refused: 401.',
          }).toBe(401);
          const first = await logIn(request, email, password);
          expect(first.status, {
            seen: `${name} has an old row. The right password got ${first.status}.`,
            expected: 'It opens, as it did yesterday: 200.',
          }).toBe(200);
          // Luz and Joon had the same row; only hers changes.
          const [now] = await db.query('SELECT * FROM users WHERE name = $1', [name]);
          const places = (await leaks.of(password)).filter((place) => place.includes('table'));
          const isGone =
            !JSON.stringify(now).includes(String(old?.['password'])) && places.length === 0;
          expect(isGone, {
            seen: `${name} has logged in, and the row still says “${String(old?.['password']).slice(0, 40)}”.`,
            expected: 'It is stored anew, as all new ones are.',
            hint: 'old-rows-stay',
          }).toBe(true);
          let again!: CheckResponse;
          const work = await backend.hashesDuring(async () => {
            again = await logIn(request, email, password);
          });
          const bad = await logIn(request, email, `${password}!`);
          expect([again.status, bad.status, isSlow(work)], {
            seen: `After that, the right password of ${name} got ${again.status}, another one ${bad.status}. The kitchen did ${inWords(work)}.`,
            expected: 'The new row works: 200 and 401, with a slow hash.',
            hint: isSlow(work) ? null : 'fast-hash',
          }).toEqual([200, 401, true]);
        }
      },
    },

    {
      id: 'c7',
      title: 'The form hides the password, takes a long one, and lets a password manager help',
      async run({ page, wire }) {
        const field = page.getByLabel(/password/i);
        const [type, longest, filling] = await Promise.all(
          ['type', 'maxlength', 'autocomplete'].map((name) => field.getAttribute(name)),
        );
        const finding = (seen: string, expected: string) => ({ seen, expected });
        expect(
          type,
          finding(`The field has the type ${type ?? 'text'}.`, 'Nobody reads along: password.'),
        ).toBe('password');
        expect(
          longest === null || Number(longest) >= 64,
          finding(`It stops at ${longest} characters.`, 'It takes 64 and more.'),
        ).toBe(true);
        expect(
          !filling || /password/.test(filling),
          finding(
            `It says autocomplete="${filling}".`,
            'A password manager may fill it in: new-password or current-password.',
          ),
        ).toBe(true);

        const [email, password] = [anyEmail(), anyLetters(64)];
        await page.getByLabel('Name').fill('Joon');
        await page.getByLabel('E-mail').fill(email);
        await field.fill(password);
        const sent = await wire.during(() =>
          page.getByRole('button', { name: 'Register' }).click(),
        );
        const [asked] = sent.filter(({ request }) => request.method === 'POST');
        expect(asked?.response?.status, {
          seen: asked
            ? `Joon registered with 64 characters, and got ${asked.response?.status}.`
            : 'Joon registered with 64 characters, and nothing was sent.',
          expected: 'He is welcome: 201.',
        }).toBe(201);
        const body = JSON.parse(asked?.request.body?.text ?? '{}') as { password?: string };
        expect(body.password, {
          seen: `The page sent ${body.password?.length ?? 0} characters.`,
          expected: 'It sends what was typed, all of it.',
        }).toBe(password);
        await page.getByText(/Joon/).first().waitFor();
      },
    },
  ],
});

const common = ['passwordpassword', 'iloveyouiloveyou', '123456789012345'] as const;
type Client = CheckTools['request'];

/** Registers somebody, or fails. */
async function register(request: Client, password: string): Promise<{ email: string }> {
  const email = anyEmail();
  const { status, text } = await request.post('/api/users', {
    data: { name: 'Somebody', email, password },
  });
  expect(status, {
    seen: `Somebody registered with “${password.slice(0, 40)}”, and got ${status}: ${text.slice(0, 80)}`,
    expected: 'It is long, and not a common one: 201.',
    hint: status === 422 ? 'rules-of-yesterday' : null,
  }).toBe(201);
  return { email };
}

function logIn(request: Client, email: string, password: string): Promise<CheckResponse> {
  return request.post('/api/session', { data: { email, password } });
}

/** All longer texts that stand in the rows of users, one by one, but addresses and times. */
async function valuesIn(db: CheckTools['db']): Promise<string[]> {
  const tables = await db.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const values: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query(`SELECT to_jsonb(t) AS row FROM "${String(name)}" t`);
    for (const { row } of rows)
      for (const value of Object.values(row as Record<string, unknown>)) {
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        if (text.length >= 12 && !/@|^\d{4}-\d\d-\d\d/.test(text)) values.push(text);
      }
  }
  return values;
}

function isSlow(work: readonly SlowHashEvent[]): boolean {
  return work.some((one) => one.work >= least[one.name]);
}

function inWords(work: readonly SlowHashEvent[]): string {
  return work.map(({ name, work: much }) => `${name} (${much})`).join(' and ') || 'no slow hash';
}

const words = [
  'lamp',
  'river',
  'seven',
  'cumin',
  'bicycle',
  'thunder',
  'paper',
  'monsoon',
] as const;

/** A passphrase that nobody has had before. */
function phrase(): string {
  return `${pick(words)} ${pick(words)} ${anyLetters(8)}`;
}

function anyLetters(count: number): string {
  const letter = () => String.fromCharCode(97 + Math.floor(Math.random() * 26));
  return Array.from({ length: count }, letter).join('');
}

function anyEmail(): string {
  return `${anyLetters(10)}@example.com`;
}
