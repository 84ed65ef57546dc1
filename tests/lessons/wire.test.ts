/** Checks that get between the page and its kitchen, on the real engine. */
import { afterAll, expect as expectTest, it } from 'vitest';
import { defineChecks, expect, type CheckTools } from '#checks/index.ts';
import { createLessonRunner } from '../support/lesson-results.ts';

const files = {
  'backend/server.ts': `
    import { createServer } from 'node:http';
    let orders = 0;
    createServer((request, response) => {
      if (request.method === 'POST') orders++;
      const q = new URL(request.url!, 'http://localhost').searchParams.get('q');
      if (request.headers.cookie) response.setHeader('x-cookie', request.headers.cookie);
      response.setHeader('set-cookie', 'guest=' + q);
      response.end(JSON.stringify({ q, orders }));
    }).listen(3000);`,
  'frontend/index.html': `
    <button>d</button> <button>dal</button> <button>naan</button> <button>order</button> <p role="status"></p>
    <script type="module" src="/app.ts"></script>`,
  'frontend/app.ts': `
    const status = document.querySelector('p')!;
    async function ask(method: string, path: string) {
      try {
        const response = await fetch(path, { method });
        status.textContent = response.ok ? await response.text() : 'Status ' + response.status;
      } catch {
        status.textContent = 'Nobody answered';
      }
    }
    for (const button of document.querySelectorAll('button')) {
      const [method, path] = button.textContent === 'order' ? ['POST', '/api/orders'] : ['GET', '/api/dishes'];
      button.addEventListener('click', () => ask(method, path + '?q=' + button.textContent));
    }`,
};

/** Expects as checks do, and tells what was seen. */
const see = <T>(value: T) => expect(value, { seen: JSON.stringify(value), expected: 'Another.' });

const runner = createLessonRunner();
afterAll(() => runner.dispose());

async function outcomes(definition: object, ...runs: ((tools: CheckTools) => Promise<void>)[]) {
  const checks = runs.map((run, index) => ({ id: `c${index + 1}`, title: 'Title', run }));
  return runner.resultsOf(
    defineChecks({ failsAtStart: [], hints: {}, checks, ...definition }),
    files,
  );
}

const says = ({ page }: CheckTools) => page.getByRole('status').textContent();
const search = ({ page }: CheckTools, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
const order = (tools: CheckTools) => search(tools, 'order');

it.each([
  ['real time', {}],
  ['a clock that stands still', { clock: {} }],
])('get between with %s', async (_, definition) => {
  const results = await outcomes(
    definition,
    // Held answers go in any order; the last to come is the one shown.
    async (tools) => {
      const { wire } = tools;
      const held = wire.hold('GET', '/api/dishes');
      await search(tools, 'd');
      await search(tools, 'dal');
      await held.waitForCount(2);
      see(held.requests.map(({ query }) => query.get('q'))).toEqual(['d', 'dal']);
      await held.release('dal');
      see(await says(tools)).toContain('"dal"');
      await held.release();
      see(await says(tools)).toContain('"d"');
      await search(tools, 'naan');
      await held.fulfill({ status: 503 });
      see(await says(tools)).toBe('Status 503');
      await search(tools, 'd');
      await held.abort();
      see(await says(tools)).toBe('Nobody answered');
      see(held.waiting).toBe(0);
      see((await wire.sent('GET', '/api/dishes')).length).toBe(4);
    },
    // A rule for so many requests, and one below it.
    async (tools) => {
      const { wire } = tools;
      wire.fail('GET', '/api/dishes', { reason: 'refused' });
      const busy = wire.fulfill('GET', '/api/dishes', ({ query }) => ({ json: query.get('q') }), {
        times: 1,
      });
      await wire.during(() => search(tools, 'dal'));
      see(await says(tools)).toBe('"dal"');
      await wire.during(() => search(tools, 'naan'));
      see(await says(tools)).toBe('Nobody answered');
      see(busy.count).toBe(1);
    },
    // The kitchen has worked, and nobody hears of it.
    async (tools) => {
      const { wire, request } = tools;
      wire.dropReply('POST', '/api/orders', { times: 1, by: ['page'] });
      await wire.during(() => order(tools));
      see(await says(tools)).toBe('Nobody answered');
      see((await request.post('/api/orders')).json()).toMatchObject({ orders: 2 });
    },
    async (tools) => {
      const { wire } = tools;
      await wire.offline();
      await wire.during(() => order(tools));
      see(await says(tools)).toBe('Nobody answered');
      await wire.online();
      await wire.during(() => order(tools));
      see(await says(tools)).toContain('"orders":1');
    },
    // What is held at the end of a check is let go, and does not reach the next.
    async (tools) => {
      tools.wire.hold('*', '/**', { part: 'request' });
      await search(tools, 'dal');
    },
    async (tools) => {
      see(await says(tools)).toBe('');
      await tools.wire.during(() => search(tools, 'naan'));
      see(await says(tools)).toContain('"naan"');
    },
    // Several people, each with cookies of their own.
    async ({ request }) => {
      await request.as('Luz').get('/api/dishes?q=luz');
      await request.as('Joon').get('/api/dishes?q=joon');
      const again = await request.as('Luz').get('/api/dishes');
      see(again.headers['x-cookie']).toBe('guest=luz');
      see((await request.get('/api/dishes')).headers['x-cookie']).toBeUndefined();
    },
    async ({ wire }) => wire.hold('GET', '/api/nothing').waitForCount(1),
  );
  expectTest(results.map(({ status, seen }) => seen || status)).toEqual([
    ...Array<string>(7).fill('pass'),
    'GET /api/nothing was sent not at all.',
  ]);
  expectTest(results[0]!.did).toContain('Let the answer to GET /api/dishes?q=dal go.');
});

it('hand answers on when their time has come', async () => {
  const results = await outcomes({ clock: {} }, async (tools) => {
    const { wire, clock } = tools;
    wire.delay('GET', '/api/dishes', 3000);
    await search(tools, 'dal');
    await clock.advance(2999);
    see(await says(tools)).toBe('');
    await clock.advance(1);
    see(await says(tools)).toContain('"dal"');
    wire.slow({ latencyMs: 400 });
    await order(tools);
    await clock.advance(400);
    const [exchange] = await wire.sent('POST');
    see(exchange!.endedAt! - exchange!.leftAt).toBe(400);
  });
  expectTest(results.map(({ status, seen }) => seen || status)).toEqual(['pass']);
});
