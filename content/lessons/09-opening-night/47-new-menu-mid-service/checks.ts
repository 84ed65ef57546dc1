import {
  defineChecks,
  expect,
  parseRolloutFile,
  type CheckTools,
  type HostedInstance,
  type Load,
  type Rollout,
} from '#checks/index.ts';

const V2 = { revision: 'v2', entry: 'backend/v2.ts' };
const stop = { graceMs: 10_000 };
/** By then a rollout is over, on the clock. */
const MOST_MS = 25_000;
/** The exercise says so. */
const MOST_ANSWERS = 20;

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'],
  clock: {},

  hints: {
    'renames-in-one-step': {
      nudge: 'Who still says `price`?',
      pointer:
        'Version 1 runs while the table changes, and some time after. Add the new column beside the old one; rename and drop nothing that is in use.',
      sample:
        'A street gets a new name. For a year both signs hang at the corner, because letters with the old one are on their way.',
    },
    'fills-only-once': {
      nudge: 'Version 1 changes a price after your UPDATE. Who tells the new column?',
      pointer:
        'Filling the new column once makes it right for a moment. As long as both versions write, every write has to reach both columns: by a trigger, or by version 2 reading the old one.',
      sample:
        'Two clocks set by each other at noon show different times at night, if only one of them is corrected.',
    },
    'demands-the-new-column': {
      nudge: 'What does version 1 write into a column it does not know?',
      pointer:
        'Nothing, and `NOT NULL` refuses that. Let the column be empty while the old version writes, and demand it in the last step.',
      sample:
        'A form gets a new box. Whoever has the old form cannot fill it in, and is sent home.',
    },
    'ready-at-once': {
      nudge: 'Is the oven hot?',
      pointer:
        'An open port says that a process listens. Readiness says that guests can be served: all that a request needs has been loaded.',
      sample: 'A shop with its door open and its shelves empty is not open.',
    },
    'stops-before-it-starts': {
      nudge: 'Who cooks in between?',
      pointer:
        'With `surge: 0`, the host stops the old instance to make room for the new one. Let one more run for a while, and let none be missing.',
      sample: 'The night nurse leaves when the day nurse is there, and not before.',
    },
    'forgets-yesterdays-page': {
      nudge: 'Which field does the page read that a guest opened an hour ago?',
      pointer:
        'A response is a contract, too. Pages of the old version ask the new one: leave their fields in, until nobody reads them.',
      sample: 'A bank with new cards lets the old ones work until they have run out.',
    },
    'no-way-back': {
      nudge: 'One response in five fails. Who notices, and when?',
      pointer:
        'The host counts what fails, if you tell it how much is too much. `rollBackWhen` is looked at with every response of version 2.',
      sample:
        'The first pancake shows whether the pan is right. But somebody has to taste it, and be allowed to stop.',
    },
    'all-at-once': {
      nudge: 'When the fault shows, which version is still there?',
      pointer:
        'Without a canary, version 1 is told to end as soon as version 2 is ready. Give version 2 a small part first, and so many requests that a fault shows.',
      sample: 'A new bridge is tried with one truck before the old one is taken down.',
    },
    'removes-at-once': {
      nudge: 'What if somebody runs this step too early?',
      pointer:
        'The table `instances` says who runs. Ask it first, and raise an exception if version 1 is among them: then the whole step is undone.',
      sample: 'A lift does not move while its door is open, whatever button is pressed.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'After the migration both versions write, and each reads what the other wrote',
      async run({ request, db, host, programs, clock }) {
        const tools = { request, db, host, programs, clock };
        host.open();
        const old = host.adopt('v1');
        await migrate(tools);
        const next = await host.start(V2);
        await clock.advance(5000);

        const [rupees, paise] = [anyRupees(), Math.round(anyRupees() * 100)];
        const menuOfOld = await request.get(`${old.address}/api/menu`);
        expect(menuOfOld.status, {
          seen: `The migration has run. Version 1 answers ${menuOfOld.status} to GET /api/menu.`,
          expected: 'Version 1 goes on as before: it finds its column.',
          hint: 'renames-in-one-step',
        }).toBe(200);
        await pricesAgree(tools, old, next, 'The migration has run');

        const added = await request.post(`${old.address}/api/dishes`, {
          data: { name: 'Rasam', price: rupees },
        });
        expect(added.status, {
          seen: `The migration has run. Version 1 adds a dish, and the answer is ${added.status}.`,
          expected: 'It is 201.',
          hint: 'demands-the-new-column',
        }).toBe(201);
        await pricesAgree(tools, old, next, `Version 1 added Rasam for ₹${rupees}`);

        await request.put(`${old.address}/api/dishes/1`, { data: { price: rupees + 1 } });
        await pricesAgree(tools, old, next, `Version 1 set dish 1 to ₹${rupees + 1}`);

        const post = await request.post(`${next.address}/api/dishes`, {
          data: { name: 'Naan', pricePaise: paise },
        });
        expect(post.status, {
          seen: `Version 2 adds a dish, and the answer is ${post.status}.`,
          expected: 'It is 201.',
        }).toBe(201);
        await pricesAgree(tools, old, next, `Version 2 added Naan for ${paise} paise`);
        await request.put(`${next.address}/api/dishes/2`, { data: { pricePaise: paise + 50 } });
        await pricesAgree(tools, old, next, `Version 2 set dish 2 to ${paise + 50} paise`);
      },
    },

    {
      id: 'c2',
      title: 'Version 2 says that it is ready when it can serve, and not before',
      async run({ request, db, host, programs, clock }) {
        const tools = { request, db, host, programs, clock };
        await migrate(tools);
        host.open();
        const next = await host.start(V2);
        for (let asked = 0; ; asked++) {
          const ready = await request.get(`${next.address}/readyz`);
          const menu = await request.get(`${next.address}/api/menu`);
          const at = `${asked / 2} s after its start /readyz says ${ready.status}, and /api/menu ${menu.status}.`;
          expect(ready.status === 200 && menu.status !== 200, {
            seen: at,
            expected: 'As long as there is no menu, /readyz says 503.',
            hint: 'ready-at-once',
          }).toBe(false);
          if (ready.status === 200) break;
          expect(asked, { seen: at, expected: 'Once there is a menu, it says 200.' }).toBeLessThan(
            20,
          );
          await clock.advance(500);
        }
      },
    },

    {
      id: 'c3',
      title: 'The rollout ends with version 2 alone, and not one of fifty requests fails',
      async run({ db, host, programs, clock }) {
        const tools = { db, host, programs, clock };
        const { old, rollout, load } = await rollOut(tools);
        await host.passUntil(() => rollout.isOver && load.sent >= 50, MOST_MS);
        load.stop();
        await clock.advance(1000);
        const nobody = load.failures.some(({ instance }) => !instance);
        expect(load.failures.length, {
          seen: `${load.summary} ${tell(rollout)}`,
          expected: 'None fails.',
          hint: nobody ? 'stops-before-it-starts' : null,
        }).toBe(0);
        expect([rollout.state, old.state], {
          seen: `The rollout is ${rollout.state} after ${load.sent} requests. ${tell(rollout)}`,
          expected: 'Version 2 runs, and version 1 has ended.',
        }).toEqual(['done', 'ended']);
      },
    },

    {
      id: 'c4',
      title: 'Called back halfway, it goes back: no request fails, and no price is lost',
      async run({ request, db, host, programs, clock }) {
        const tools = { request, db, host, programs, clock };
        const { rollout, load } = await rollOut(tools);
        await host.passUntil(() => rollout.answered >= 3 || rollout.isOver, MOST_MS);
        const isMet = rollout.answered >= 3;
        const next = host.instances.find(({ revision }) => revision === 'v2');
        expect(isMet && next?.exitCode === null, {
          seen: `Version 2 does not serve. ${tell(rollout)}`,
          expected: 'Version 2 starts, and gets requests.',
        }).toBe(true);
        const paise = Math.round(anyRupees() * 100);
        await request.put(`${next!.address}/api/dishes/3`, { data: { pricePaise: paise } });
        rollout.goBack();
        await host.passUntil(() => rollout.isOver, MOST_MS);
        load.stop();
        await clock.advance(1000);
        const dish = await dishOf(tools, 'http://localhost:3000', 3);
        expect([load.failures.length, rollout.state], {
          seen: `${load.summary} ${tell(rollout)}`,
          expected: 'None fails, and version 1 runs again.',
        }).toEqual([0, 'back']);
        expect(dish?.price, {
          seen: `Version 2 set dish 3 to ${paise} paise and was called back. Version 1 says ₹${dish?.price}.`,
          expected: `It says ₹${paise / 100}.`,
          hint: 'fills-only-once',
        }).toBe(paise / 100);
      },
    },

    {
      id: 'c5',
      title: 'A page that was opened with version 1 shows the prices of version 2',
      async run({ page, request, db, host, programs, clock }) {
        const tools = { page, request, db, host, programs, clock };
        await migrate(tools);
        host.open({ probes: { readiness: (await plan(tools)).readiness } });
        const next = await host.start(V2);
        await host.passUntil(() => next.isRouted, 20_000);
        // In steps of half a rupee, so that it is seen whether the page got it from version 2.
        const rupees = anyRupees();
        const data = { pricePaise: rupees * 100 };
        await request.put(`${next.address}/api/dishes/1`, { data });
        await page.getByRole('button', { name: 'Refresh' }).click();
        await clock.settled();
        const shown = await page.getByRole('listitem').allInnerTexts();
        expect(shown, {
          seen: `Version 2 set dal to ₹${rupees}. The page of version 1 asks it, and shows ${shown.join(', ') || 'nothing'}.`,
          expected: 'It shows all prices in rupees, as before: it reads `price`.',
          hint: 'forgets-yesterdays-page',
        }).toEqual([`Dal: ₹${rupees}`, 'Masala dosa: ₹219.5', 'Mango lassi: ₹120']);
      },
    },

    {
      id: 'c6',
      title: `A version 2 with a fault is stopped within ${MOST_ANSWERS} responses, and version 1 never left`,
      async run({ db, host, programs, clock }) {
        const tools = { db, host, programs, clock };
        const { old, rollout, load } = await rollOut(tools, { failsEvery: 5 });
        await host.passUntil(() => rollout.isOver, MOST_MS);
        load.stop();
        const hasCanary = (await plan(tools)).plan.canary.length > 0;
        const isBack = rollout.state === 'back' && rollout.answered <= MOST_ANSWERS;
        expect([isBack, old.toldAt], {
          seen: `One response of version 2 in five failed. After ${rollout.answered} of them the rollout is ${rollout.state}. ${tell(rollout)}`,
          expected: `It goes back within ${MOST_ANSWERS} responses, and ${old.name} serves all the time.`,
          hint: hasCanary ? 'no-way-back' : 'all-at-once',
        }).toEqual([true, null]);
      },
    },

    {
      id: 'c7',
      title: 'The old column cannot be removed while version 1 runs, and can when it has ended',
      async run({ request, db, host, programs, clock }) {
        const tools = { request, db, host, programs, clock };
        host.open();
        const old = host.adopt('v1');
        await migrate(tools);
        const next = await host.start(V2);
        await clock.advance(5000);
        const contract = (await programs.read('backend/contract.sql')) ?? '';
        const refusal = await db.query(contract).then(
          () => null,
          (error: Error) => error.message,
        );
        const columns = await db.query(
          `SELECT FROM information_schema.columns WHERE table_name = 'dishes' AND column_name = 'price'`,
        );
        expect([refusal !== null, columns.length], {
          seen: `Version 1 runs, and somebody runs contract.sql. ${refusal ? `Postgres says: ${refusal}.` : 'Nothing stops it.'} The column price is ${columns.length ? 'still there' : 'gone'}.`,
          expected: 'It fails before it has changed anything.',
          hint: 'removes-at-once',
        }).toEqual([true, 1]);

        void old.stop(stop);
        await clock.advance(15_000);
        const before = await dishOf(tools, next.address, 2);
        const trouble = await db.query(contract).then(
          () => null,
          (error: Error) => error.message,
        );
        const left = await db.query(
          `SELECT FROM information_schema.columns WHERE table_name = 'dishes' AND column_name = 'price'`,
        );
        expect([trouble, left.length], {
          seen: `Version 1 has ended, and contract.sql is run. ${trouble ? `Postgres says: ${trouble}.` : ''} The column price is ${left.length ? 'still there' : 'gone'}.`,
          expected: 'It runs to its end, and the column is gone.',
        }).toEqual([null, 0]);
        const paise = Math.round(anyRupees() * 100);
        const put = await request.put(`${next.address}/api/dishes/1`, {
          data: { pricePaise: paise },
        });
        const [first, second] = [
          await dishOf(tools, next.address, 1),
          await dishOf(tools, next.address, 2),
        ];
        expect([put.status, first?.pricePaise, second?.pricePaise], {
          seen: `The column is gone. Version 2 answers ${put.status} to a new price of ${paise} paise, and says ${first?.pricePaise} for it and ${second?.pricePaise} for dish 2.`,
          expected: `It answers 200, and says ${paise} and ${before?.pricePaise}.`,
        }).toEqual([200, paise, before?.pricePaise]);
      },
    },
  ],
});

interface Dish {
  id: number;
  price?: number;
  pricePaise?: number;
}

async function plan({ programs }: Pick<CheckTools, 'programs'>) {
  return parseRolloutFile((await programs.read('backend/rollout.yaml')) ?? '');
}

/** Runs what the rollout file names as migration. */
async function migrate(tools: Pick<CheckTools, 'db' | 'programs'>): Promise<void> {
  const { db, programs } = tools;
  const path = (await plan(tools)).migrate;
  if (path === null) return;
  const text = await programs.read(path);
  expect(text !== null, {
    seen: `rollout.yaml says migrate: ${path}. There is no such file.`,
    expected: 'It names a file of the project.',
  }).toBe(true);
  const trouble = await db.query(text!).then(
    () => null,
    (error: Error) => error.message,
  );
  expect(trouble, {
    seen: `${path} was run, and Postgres says: ${trouble}.`,
    expected: 'It runs to its end.',
  }).toBeNull();
}

/** Begins a rollout as the file says, with five requests a second. */
async function rollOut(
  tools: Pick<CheckTools, 'host' | 'clock' | 'db' | 'programs'>,
  fault: { failsEvery?: number } = {},
): Promise<{ old: HostedInstance; rollout: Rollout; load: Load }> {
  const { host, clock } = tools;
  const file = await plan(tools);
  host.open({ probes: { readiness: file.readiness } });
  const old = host.adopt('v1');
  await clock.advance(file.readiness.periodMs);
  const load = host.load({
    perSecond: 5,
    forMs: MOST_MS,
    request: (number) =>
      number % 5 === 4
        ? { method: 'PUT', path: '/api/dishes/1', data: { price: 100 + number } }
        : { method: 'GET', path: '/api/menu' },
  });
  await clock.advance(500);
  await migrate(tools);
  const rollout = host.rollOut({ ...file.plan, to: { ...V2, ...fault }, stop });
  return { old, rollout, load };
}

/** Expects that both versions have the same dishes at the same prices. */
async function pricesAgree(
  tools: Pick<CheckTools, 'request'>,
  old: HostedInstance,
  next: HostedInstance,
  when: string,
): Promise<void> {
  const [ofOld, ofNext] = [await menuOf(tools, old.address), await menuOf(tools, next.address)];
  const inPaise = ofOld.map(({ id, price = 0 }) => `${id}: ${Math.round(price * 100)}`);
  const asNext = ofNext.map(({ id, pricePaise }) => `${id}: ${pricePaise}`);
  expect(asNext, {
    seen: `${when}. In paise, version 1 has ${inPaise.join(', ')}; version 2 has ${asNext.join(', ')}.`,
    expected: 'Both have the same.',
    hint: 'fills-only-once',
  }).toEqual(inPaise);
}

async function menuOf({ request }: Pick<CheckTools, 'request'>, address: string): Promise<Dish[]> {
  const response = await request.get(`${address}/api/menu`);
  expect(response.status, {
    seen: `The answer to ${address}/api/menu is ${response.status}.`,
    expected: 'It is 200. The log of the kitchen says what went wrong.',
  }).toBe(200);
  return response.json() as Dish[];
}

async function dishOf(
  tools: Pick<CheckTools, 'request'>,
  address: string,
  id: number,
): Promise<Dish | undefined> {
  return (await menuOf(tools, address)).find((dish) => dish.id === id);
}

function tell({ story }: Rollout): string {
  return `The host: ${story.join(' ') || 'nothing yet.'}`;
}

/** With half rupees among them: a price in rupees is not always whole. */
function anyRupees(): number {
  return 50 + Math.floor(Math.random() * 800) / 2;
}
