/** Checks that move the clock, on the real engine. */
import { afterAll, expect as expectTest, it } from 'vitest';
import { defineChecks, expect, type CheckTools, type Exchange } from '#checks/index.ts';
import { createLessonRunner } from '../support/lesson-results.ts';

const files = {
  'backend/server.ts': `
    import { createServer } from 'node:http';
    const dishes = ['dal', 'naan', 'dosa'];
    const server = createServer((request, response) => {
      const wanted = new URL(request.url!, 'http://localhost').searchParams.get('q') ?? '';
      // The first letter takes long to look up.
      setTimeout(() => response.end(JSON.stringify(dishes.filter((name) => name.includes(wanted)))), wanted.length === 1 ? 3000 : 200);
    });
    // It warms up before it opens.
    setTimeout(() => server.listen(3000), 200);`,
  'frontend/index.html': `
    <label>Search <input></label> <p role="status"></p>
    <script type="module" src="/app.ts"></script>`,
  'frontend/app.ts': `
    const status = document.querySelector('p')!;
    const field = document.querySelector('input')!;
    let pause = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => port2.postMessage('again');
    field.addEventListener('input', () => {
      if (field.value === 'again') port2.postMessage('again');
      clearTimeout(pause);
      pause = setTimeout(async () => {
        status.textContent = 'Looking';
        const response = await fetch('/api/dishes?q=' + field.value, { signal: AbortSignal.timeout(8000) });
        status.textContent = (await response.json()).join(', ') + ' at ' + new Date().toISOString().slice(11, 19);
      }, 300);
    });
    setInterval(() => document.title = new Date().toISOString(), 1000);`,
};

const finding = { seen: 'Seen.', expected: 'Expected.' };

const runner = createLessonRunner();
afterAll(() => runner.dispose());

function run(definition: object, ...checks: ((tools: CheckTools) => Promise<void>)[]) {
  const all = checks.map((run, index) => ({ id: `c${index + 1}`, title: 'Title', run }));
  return runner.resultsOf(
    defineChecks({ failsAtStart: [], hints: {}, checks: all, ...definition }),
    files,
  );
}

it('move the time of both halves, and wait for neither', async () => {
  const results = await run(
    { clock: { at: '2027-01-15T15:59:57.400+05:30' } },
    async ({ page, clock, wire }) => {
      const status = page.getByRole('status');
      await page.getByLabel('Search').fill('d');
      await page.getByLabel('Search').fill('da');
      await clock.advance(299);
      expect(wire.exchanges.length, finding).toBe(0);
      await clock.advance(1);
      expect(wire.exchanges.length, finding).toBe(1);
      expect(await status.textContent(), finding).toBe('Looking');
      await clock.advance(200);
      // The kitchen took a fifth of a second to open.
      expect(await status.textContent(), finding).toBe('dal at 10:29:58');
      const [{ leftAt, endedAt }] = wire.exchanges as [Exchange];
      expect(endedAt! - leftAt, finding).toBe(200);
    },
    async ({ page, clock }) => {
      // What is not there in time is not waited for, although time stands still.
      await page.getByLabel('Search').fill('d');
      await clock.advance(1000);
      expect(await page.getByText('dal').isVisible(), finding).toBe(false);
      await clock.jump(24 * 3600_000);
      expect(await page.text(), finding).toContain('dal, dosa');
      expect(new Date(clock.now()).toISOString(), finding).toContain('2027-01-16T10:29:58');
    },
    async ({ backend, request, clock }) => {
      await backend.restart();
      const asked = request.get('/api/dishes?q=naan');
      await clock.advance(200);
      expect((await asked).json(), finding).toEqual(['naan']);
    },
  );
  expectTest(results.map(({ status, seen }) => [status, seen])).toEqual([
    ['pass', ''],
    ['pass', ''],
    ['pass', ''],
  ]);
  expectTest(results[1]!.did).toContain('Let 1 day pass.');
});

it('fail in words when a page never rests', async () => {
  const [result] = await run({ clock: {} }, async ({ page, clock }) => {
    await page.getByLabel('Search').fill('again');
    await clock.advance(1000);
  });
  expectTest(result).toMatchObject({
    status: 'fail',
    seen: 'The page keeps itself busy and never comes to rest.',
  });
});

it('are broken when they move a clock they did not ask for', async () => {
  const [result] = await run({}, ({ clock }) => clock.advance(1));
  expectTest(result).toMatchObject({ status: 'error' });
  expectTest(result!.seen).toContain('does not say `clock: {}`');
});
