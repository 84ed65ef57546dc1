import {
  defineChecks,
  expect,
  mentions,
  pick,
  type CheckResponse,
  type CheckTools,
  type Request,
} from '#checks/index.ts';

const BURST = 10;
const PER_SECOND = 5;
const LOGINS = 5;
/** Seconds until one more try to log in. */
const LOGIN_WAIT = 10;
const MAX_BYTES = 10_000;
const MAX_SECONDS = 10;
/** More than the stove takes for a whole burst, in milliseconds. */
const COOKED = 1300;
/** More than it takes for one dish, in milliseconds. */
const AT_ONCE = 100;

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'],
  clock: { at: '2027-01-15T19:59:54.700+05:30' },

  hints: {
    'waits-a-minute': {
      nudge: 'When will there be a token again? And what does your answer say?',
      pointer:
        'The bucket knows its own future: what is missing to one token, divided by what comes back each second. Round up to whole seconds.',
      sample:
        'A bus stop that always says “in 60 minutes” is believed once. Then people look down the road again, every minute.',
    },
    'counts-by-the-clock': {
      nudge:
        'Nine requests come right before your count begins anew, and ten right after. How many is that within a second?',
      pointer:
        'A counter that starts again at fixed moments forgets all at once. A bucket forgets at the pace at which it fills.',
      sample:
        'A gym that lets in ten people per hour by the clock gets twenty between 9:59 and 10:01.',
    },
    'one-bucket-for-all': {
      nudge: 'Print `request.socket.remoteAddress` for two callers. What do you see?',
      pointer:
        'Behind a proxy, every connection comes from the proxy. Who called, it tells in a header: `X-Forwarded-For`.',
      sample:
        'All letters of a company come out of one mailbox. Who wrote is on the letterhead, not on the mailbox.',
    },
    'believes-the-header': {
      nudge: 'Which part of `X-Forwarded-For` has the proxy written, and who filled in the rest?',
      pointer:
        'Each proxy adds on the right the address that it has seen itself. With one proxy in front of you, only the last entry is certain.',
      sample:
        'A visitor writes any name into the book at the gate. Beside it stands what the guard read on the card.',
    },
    'limit-in-memory': {
      nudge: 'Two kitchens are open. Where does each of them count?',
      pointer:
        'What two processes must agree on has to be in one place that both ask. Here that is the pantry.',
      sample:
        'Two doors, and at each a guard with a clicker of their own: twice as many people get in as the hall can hold.',
    },
    'looks-then-writes': {
      nudge: 'Between looking at the bucket and writing it, who else may have taken a token?',
      pointer:
        'Let one statement look and take, or lock the row while you decide. A transaction alone keeps nobody out.',
      sample: 'Two cashiers read “3 tickets left”, sell one each, and both write down a 2.',
    },
    'asking-costs': {
      nudge: 'A caller is refused and asks again too early. What does that do to the bucket?',
      pointer:
        'A refused request takes nothing. The bucket fills at its own pace, whoever knocks meanwhile.',
      sample:
        'Looking into the oven too early does not bake the cake, but a baker who starts anew at every look never serves one.',
    },
    'never-forgets': {
      nudge: 'Ten thousand people came by once. What is left of each of them tomorrow?',
      pointer:
        'A full bucket is the same as no bucket. Throw away those that have had the time to fill up, and no others.',
      sample:
        'A cloakroom that keeps the tickets of everybody who ever came has no room for coats.',
    },
    'reads-it-all': {
      nudge: 'When do you know that a body is too long: before you have it all, or after?',
      pointer:
        'Count while the pieces come, and answer at the first piece that is too much. `Content-Length` can tell you even earlier, when it is there.',
      sample:
        'A weighbridge at the end of the bridge is no help. The truck is weighed before it drives on.',
    },
    'presses-on': {
      nudge: 'The kitchen has said when. What happens when Luz presses again before that?',
      pointer:
        '`Retry-After` is meant for the program. Keep the moment, and send nothing before it, whoever presses.',
      sample: 'A good waiter does not ask the cook again every time the guest looks up.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Ten requests at once get through, the next get `429` with a true `Retry-After`',
      async run({ request, clock, db }) {
        await opened(clock);
        const caller = request.from(anyAddress());
        const answers = await many(caller, BURST + 3, clock);
        const seen = `A caller sent ${BURST + 3} requests at once. ${counted(answers)}`;
        expect(answers.filter(isServed).length, {
          seen,
          expected: `${BURST} are answered, and 3 refused with 429.`,
          hint: (await bucketsIn(db)) > 0 ? 'looks-then-writes' : null,
        }).toBe(BURST);
        const refused = answers.find((answer) => !isServed(answer))!;
        expect(refused.status, {
          seen: `${seen} The last one got ${refused.status}.`,
          expected: 'Too many requests have a number of their own: 429.',
        }).toBe(429);
        const seconds = waitIn(refused);
        expect(seconds, {
          seen: `A 429 came with Retry-After: ${refused.headers['retry-after'] ?? 'nothing'}.`,
          expected: `Five tokens come back each second, so it says 1.`,
          hint: seconds > 1 ? 'waits-a-minute' : null,
        }).toBe(1);
        await clock.advance(1000);
        const again = await one(caller, clock);
        expect(again.status, {
          seen: `After the time it was told, the caller asked again and got ${again.status}.`,
          expected: 'It gets through.',
        }).toBe(200);
      },
    },

    {
      id: 'c2',
      title: 'Whenever a second begins, no more than 15 requests get through within it',
      async run({ request, clock }) {
        await opened(clock);
        const caller = request.from(anyAddress());
        await one(caller, clock);
        // Around a whole number of seconds after the first request, and around the full hour.
        await clock.advance(4000 - AT_ONCE - 50);
        const before = send(caller, 12);
        await clock.advance(100);
        const after = send(caller, 12);
        await clock.advance(2 * COOKED);
        const answers = await Promise.all([...before, ...after]);
        const served = answers.filter(isServed).length;
        expect(served, {
          seen: `12 requests came right before eight o'clock, and 12 right after. ${served} got through.`,
          expected: `At most ${BURST + PER_SECOND} get through in a second: what was in the bucket, and what came back.`,
          hint: 'counts-by-the-clock',
        }).toBeLessThanOrEqual(BURST + PER_SECOND);
        expect(served, {
          seen: `12 requests came right before eight o'clock, and 12 right after. ${served} got through.`,
          expected: `The caller has not asked for seconds: ${BURST} get through.`,
        }).toBeGreaterThanOrEqual(BURST);
      },
    },

    {
      id: 'c3',
      title: 'While a bot asks for everything, the order of somebody else is taken within a second',
      async run({ request, clock }) {
        await opened(clock);
        const bot = send(request.from(anyAddress()), 16);
        let answer: CheckResponse | null = null;
        const order = request
          .from(anyAddress())
          .post('/api/orders', { data: { dish: 1 }, waitMs: 3000 });
        void order.then(
          (own) => (answer = own),
          () => {},
        );
        await clock.advance(1000);
        const status = (answer as CheckResponse | null)?.status ?? null;
        expect(status, {
          seen: `A bot sent 16 requests, then Luz ordered. ${status === null ? 'After a second she had no answer.' : `She got ${status}.`}`,
          expected: 'She asked once, and her order is taken: 201.',
          hint: status === 429 ? 'one-bucket-for-all' : null,
        }).toBe(201);
        await clock.advance(1000);
        await Promise.allSettled(bot);
      },
    },

    {
      id: 'c4',
      title: 'What a caller writes into its headers changes nothing, neither for it nor for others',
      async run({ request, clock }) {
        await opened(clock);
        const [luz, bot] = [anyAddress(), anyAddress()];
        const forged = Array.from({ length: 14 }, (_, index) => ({
          'x-forwarded-for': index < 7 ? luz : `${anyAddress()}, ${anyAddress()}`,
          forwarded: `for=${anyAddress()}`,
          'x-real-ip': anyAddress(),
        }));
        const asked = forged.map((headers) =>
          request.from(bot).get('/api/menu', { headers, waitMs: 3000 }),
        );
        await clock.advance(COOKED);
        const served = (await Promise.all(asked)).filter(isServed).length;
        expect(served, {
          seen: `A bot wrote another address into X-Forwarded-For with each of 14 requests. ${served} got through.`,
          expected: `The proxy knows who it is: ${BURST} get through.`,
          hint: served > BURST ? 'believes-the-header' : null,
        }).toBe(BURST);
        const hers = (await many(request.from(luz), BURST, clock)).filter(isServed).length;
        expect(hers, {
          seen: `The bot had written the address of Luz. Then Luz sent ${BURST} requests, and ${hers} got through.`,
          expected: 'Her bucket is full. Nobody else can take from it.',
          hint: 'believes-the-header',
        }).toBe(BURST);
      },
    },

    {
      id: 'c5',
      title:
        'Two instances of the kitchen allow the limit once, also when both are asked at the same moment',
      async run({ request, backend, clock, db }) {
        await opened(clock);
        const port = 20_000 + Math.floor(Math.random() * 20_000);
        const other = await backend.run({ PORT: String(port) });
        await other.settled();
        expect(other.ports, {
          seen: `A second kitchen was started with PORT=${port}. It printed: ${other.output.slice(0, 120)}`,
          expected: 'It opens there.',
        }).toContain(port);

        const caller = request.from(anyAddress());
        const paths = ['/api/menu', `http://localhost:${port}/api/menu`];
        const asked = paths.flatMap((path) => send(caller, 7, path));
        await clock.advance(COOKED);
        const served = (await Promise.all(asked)).filter(isServed).length;
        expect(served, {
          seen: `One caller sent 7 requests to each of two instances, at the same moment. ${served} got through.`,
          expected: `${BURST} get through, as with one instance.`,
          hint: (await bucketsIn(db)) > 0 ? 'looks-then-writes' : 'limit-in-memory',
        }).toBe(BURST);
        await neverOverwrites({ request, db });
      },
    },

    {
      id: 'c6',
      title:
        'Five tries to log in, then one in ten seconds; asking too early does not make it longer',
      async run({ request, clock }) {
        const caller = request.from(anyAddress());
        const logIn = () => caller.post('/api/login', { data: { code: '000000' } });
        const tries = await Promise.all(Array.from({ length: LOGINS + 2 }, logIn));
        const letIn = tries.filter(({ status }) => status !== 429).length;
        expect(letIn, {
          seen: `A caller tried to log in ${LOGINS + 2} times. ${letIn} tries were looked at.`,
          expected: `${LOGINS} are, and the others get 429.`,
        }).toBe(LOGINS);

        const early = [];
        for (const passed of [3, 6, 9]) {
          await clock.advance(3000);
          const answer = await logIn();
          early.push(answer.status);
          const wait = waitIn(answer);
          const left = LOGIN_WAIT - passed;
          expect(wait >= left && wait <= left + 1, {
            seen: `${passed} seconds later one more try got ${answer.status} with Retry-After: ${answer.headers['retry-after'] ?? 'nothing'}.`,
            expected: `A token comes back every ${LOGIN_WAIT} seconds, so it is 429, and the wait is ${left} seconds by now.`,
            hint: answer.status === 429 ? (wait > left ? 'asking-costs' : 'waits-a-minute') : null,
          }).toBe(true);
        }
        await clock.advance(1000);
        const then = await logIn();
        expect(then.status, {
          seen: `The caller asked three times too early. After ${LOGIN_WAIT} seconds it got ${then.status}.`,
          expected: 'By then there is a token, and the try is looked at.',
          hint: 'asking-costs',
        }).toBe(401);
        const menu = await one(caller, clock);
        expect(menu.status, {
          seen: `A caller has used up its tries to log in, and asks for the menu: ${menu.status}.`,
          expected: 'That has a limit of its own.',
        }).toBe(200);
      },
    },

    {
      id: 'c7',
      title: 'Ten minutes after 10,000 callers have gone, nearly nothing of them is stored',
      async run({ request, clock, db }) {
        await opened(clock);
        const guesser = request.from(anyAddress());
        const logIn = () => guesser.post('/api/login', { data: { code: '000000' } });
        await Promise.all(Array.from({ length: LOGINS }, logIn));
        await one(request.from(anyAddress()), clock);
        const stored = await bucketsIn(db);
        expect(stored, {
          seen: 'Two callers have asked. The table rate_buckets is empty.',
          expected: 'Their buckets are kept there, where every instance finds them.',
        }).toBeGreaterThan(0);

        // Asking 10,000 times takes long. The buckets of so many more are written as the kitchen has written the first.
        await db.query(`INSERT INTO rate_buckets
          SELECT (jsonb_populate_record(first.b, jsonb_build_object('key', (first.b).key || '.' || n))).*
          FROM (SELECT b FROM rate_buckets AS b LIMIT 1) AS first, generate_series(1, 10000) AS n`);
        await clock.advance(15_000);
        await one(request.from(anyAddress()), clock);
        const guesses = await Promise.all(Array.from({ length: LOGINS }, logIn));
        const looked = guesses.filter(({ status }) => status !== 429).length;
        expect(looked, {
          seen: `A caller had used up its tries to log in. 15 seconds later ${looked} more were looked at.`,
          expected: 'One has come back. A bucket that is not full must not be forgotten.',
        }).toBe(1);

        await clock.jump(600_000);
        for (let i = 0; i < 3; i++) await one(request.from(anyAddress()), clock);
        const left = await bucketsIn(db);
        expect(left, {
          seen: `10,000 callers had come. After ten minutes, and three more requests, ${left} buckets are stored.`,
          expected: 'At most a handful: those of the callers who have just asked.',
          hint: 'never-forgets',
        }).toBeLessThanOrEqual(20);
      },
    },

    {
      id: 'c8',
      title: 'A body over 10 kB gets `413` before it is whole; one over 10 seconds gets `408`',
      async run({ request, clock }) {
        const order = JSON.stringify({ dish: 1, note: 'x'.repeat(4000) });
        const lengths: Record<string, string>[] = [{}, { 'content-length': '2000000' }];
        for (const headers of lengths) {
          const large = request.from(anyAddress()).begin('POST', '/api/orders', { headers });
          for (let piece = 0; piece < 6; piece++) await large.send(order);
          expect(large.isOver, {
            seen: `${large.bytes} bytes of a far longer order have come, and the kitchen waits for more.`,
            expected: `More than ${MAX_BYTES} are too many. It says so at once.`,
            hint: 'reads-it-all',
          }).toBe(true);
          const { status } = await large.answered();
          expect(status, {
            seen: `An order of 2 MB got ${status}.`,
            expected: 'A body that is too large gets 413.',
          }).toBe(413);
        }

        const [slow, steady] = [anyAddress(), anyAddress()].map((from) =>
          request.from(from).begin('POST', '/api/orders'),
        ) as [ReturnType<Request['begin']>, ReturnType<Request['begin']>];
        await steady.send('{"dish":');
        for (let seconds = 0; seconds < 15; seconds += 2.5) {
          await slow.send(' ');
          expect(slow.isOver && seconds < MAX_SECONDS, {
            seen: `An order was on its way for ${seconds} seconds, and the kitchen gave up.`,
            expected: `It waits ${MAX_SECONDS} seconds.`,
          }).toBe(false);
          await clock.advance(2500);
          if (seconds === 5) {
            await steady.send('1}');
            steady.end();
          }
        }
        expect(slow.isOver, {
          seen: 'An order came letter by letter. After 15 seconds the kitchen was still waiting for its end.',
          expected: `After ${MAX_SECONDS} seconds it gives up, however often a piece has come.`,
        }).toBe(true);
        const late = await slow.answered();
        expect(late.status, {
          seen: `An order that came letter by letter got ${late.status}.`,
          expected: 'A request that takes too long to arrive gets 408.',
        }).toBe(408);
        const inTime = await steady.answered();
        expect(inTime.status, {
          seen: `An order took 7.5 seconds to arrive, and got ${inTime.status}.`,
          expected: 'It came in time: 201.',
        }).toBe(201);
      },
    },

    {
      id: 'c9',
      title: 'The page says how long to wait, sends nothing before, and can order after',
      async run({ page, wire, clock, db }) {
        const seconds = pick([7, 9, 13]);
        await opened(clock);
        const answer = { status: 429, headers: { 'retry-after': String(seconds) }, json: {} };
        wire.fulfill('POST', '/api/orders', answer, { times: 1 });
        const order = page.getByRole('button', { name: 'Order Dal', exact: true });
        await order.click();
        await clock.settled();
        const said = await page.getByRole('status').innerText();
        expect(mentions(said, String(seconds)), {
          seen: `An order got 429 with Retry-After: ${seconds}. The page says: “${said}”`,
          expected: `It says that it is ${seconds} seconds.`,
        }).toBe(true);

        for (const wait of [1000, seconds * 1000 - 1500]) {
          await clock.advance(wait);
          for (const name of ['Order Dal', 'Order Masala dosa']) {
            const button = page.getByRole('button', { name, exact: true });
            if (await button.isEnabled()) await button.click();
          }
        }
        const early = await wire.sent('POST', '/api/orders');
        expect(early.length, {
          seen: `The kitchen asked for ${seconds} seconds. The page sent ${early.length - 1} more orders within them.`,
          expected: 'It sends none, whichever button is pressed.',
          hint: 'presses-on',
        }).toBe(1);

        await clock.advance(2000);
        if ((await wire.sent('POST', '/api/orders')).length === 1) await order.click();
        await clock.advance(COOKED);
        const orders = await wire.sent('POST', '/api/orders');
        const then = await page.getByRole('status').innerText();
        expect(orders.length, {
          seen: `After ${seconds} seconds the page sent ${orders.length - 1} orders. It says: “${then}”`,
          expected: 'One order goes out: by itself, or when Luz presses again.',
        }).toBe(2);
        const [{ count } = {}] = await db.query('SELECT count(*)::int AS count FROM orders');
        expect(then !== said && count === 1, {
          seen: `${String(count)} orders are in the book, and the page says: “${then}”`,
          expected: 'One is, and the page says that it is with the kitchen.',
        }).toBe(true);
      },
    },
  ],
});

/** Addresses from the ranges for documentation, in an order that begins by chance. None comes twice. */
const addresses = ['203.0.113', '198.51.100', '192.0.2'].flatMap((range) =>
  Array.from({ length: 200 }, (_, index) => `${range}.${30 + index}`),
);
let nextAddress = Math.floor(Math.random() * addresses.length);

function anyAddress(): string {
  nextAddress = (nextAddress + 1) % addresses.length;
  return addresses[nextAddress]!;
}

/** Lets the page get its menu, so that the stove is free. */
async function opened(clock: CheckTools['clock']): Promise<void> {
  await clock.advance(COOKED);
}

/** Sends requests for the menu at once. They are answered when time passes: each takes the stove a moment. */
function send(caller: Request, count: number, path = '/api/menu'): Promise<CheckResponse>[] {
  const asked = Array.from({ length: count }, () => caller.get(path, { waitMs: 3000 }));
  // They are waited for later, and may fail before.
  for (const one of asked) one.catch(() => {});
  return asked;
}

async function many(caller: Request, count: number, clock: CheckTools['clock']) {
  const asked = send(caller, count);
  await clock.advance(COOKED);
  return Promise.all(asked);
}

async function one(caller: Request, clock: CheckTools['clock']): Promise<CheckResponse> {
  const [asked] = send(caller, 1);
  await clock.advance(AT_ONCE);
  return asked!;
}

function isServed({ status }: CheckResponse): boolean {
  return status === 200;
}

function counted(answers: CheckResponse[]): string {
  const served = answers.filter(isServed).length;
  return `${served} got the menu, ${answers.length - served} did not.`;
}

/** Whole seconds in `Retry-After`; 0 when there are none. */
function waitIn({ headers }: CheckResponse): number {
  return /^\d+$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : 0;
}

async function bucketsIn(db: CheckTools['db']): Promise<number> {
  const [row] = await db.query('SELECT count(*)::int AS count FROM rate_buckets');
  return Number(row?.['count']);
}

/** The buckets as text, by key. */
async function buckets(db: CheckTools['db']): Promise<Map<string, string>> {
  const rows = await db.query('SELECT key, to_jsonb(b)::text AS bucket FROM rate_buckets AS b');
  return new Map(rows.map(({ key, bucket }) => [String(key), String(bucket)]));
}

/** Lets another instance take a token between any two statements of this one. It must still be taken afterwards. */
async function neverOverwrites({ request, db }: Pick<CheckTools, 'request' | 'db'>) {
  const caller = request.from(anyAddress());
  const logIn = () => caller.post('/api/login', { data: { code: '000000' } });
  const before = await buckets(db);
  await logIn();
  const first = await buckets(db);
  await logIn();
  const second = await buckets(db);
  const key = [...second.keys()].findLast((key) => !before.has(key)) ?? '';
  const [one, two] = [first.get(key), second.get(key)];
  expect(one && two && one !== two, {
    seen: 'A caller took two tokens, and the table rate_buckets did not change with each.',
    expected: 'What two instances share is in that table.',
  }).toBeTruthy();

  const columns = Object.keys(JSON.parse(one!) as object).map((name) => `"${name}"`);
  const fields = columns.map((name) => `r.${name}`).join(', ');
  const become = (bucket: string, where = 'true') =>
    `UPDATE rate_buckets AS b SET (${columns.join(', ')}) = ROW(${fields})
     FROM jsonb_populate_record(NULL::rate_buckets, ${quote(bucket)}) AS r
     WHERE b.key = r.key AND ${where}`;
  const asAfterTheFirst = [...first.values()].map((bucket) => become(bucket)).join(';');
  /** Tries to log in with one token gone. Gives the statements, and whether a token of the rival got lost. */
  const withRival = async (after: number) => {
    await db.query(`${asAfterTheFirst}; DELETE FROM orders`);
    await db.rival({
      after,
      // The order is a mark: it tells that the rival has found the bucket as it was before this request.
      sql: `WITH took AS (${become(two!, `to_jsonb(b)::text = ${quote(one!)}`)} RETURNING b.key)
        INSERT INTO orders (dish_id) SELECT 1 FROM took`,
      table: 'rate_buckets',
      where: `key = ${quote(key)}`,
    });
    const statements = await db.during(logIn);
    const [{ count } = {}] = await db.query('SELECT count(*)::int AS count FROM orders');
    return { statements, isLost: count === 1 && (await buckets(db)).get(key) === two };
  };

  const { statements } = await withRival(Infinity);
  const isOfTransaction = (text: string) => /^\s*(begin|start|commit|end)\b/i.test(text);
  for (let after = 1; after < statements.length; after++) {
    // Between the beginning of a transaction and its first statement is nothing to get between.
    if (isOfTransaction(statements[after - 1]!.text)) continue;
    const { isLost } = await withRival(after);
    expect(isLost, {
      seen: `Another instance took a token right after statement ${after} of a request. Then the request wrote what it had worked out before, and that token was back.`,
      expected: 'Two requests take two tokens, whichever instance they come to.',
      hint: 'looks-then-writes',
    }).toBe(false);
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
