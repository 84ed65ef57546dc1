/** Addresses, history and errors as checks see them, on a real engine. */
import { expect, it } from 'vitest';
import { defineChecks, runChecks, type CheckTools } from '#checks/index.ts';
import { createSandbox } from '#sandbox/choose.ts';
import { runProject } from '#sandbox/run-project.ts';
import { toReport } from '../support/lesson-results.ts';

const project = {
  'frontend/index.html': `<!doctype html><html lang="en"><head><title>Menu</title></head><body>
    <h1>Menu</h1><a href="/cart.html?dish=dal">Cart</a> <button>Sort</button> <a href="/nowhere.html">Nowhere</a>
    <script type="module" src="app.ts"></script></body></html>`,
  'frontend/cart.html': `<!doctype html><title>Cart</title><h1>Cart</h1><p>One dal</p>`,
  'frontend/app.ts': `document.querySelector('button')!.onclick = () => {
      history.pushState(null, '', '?sort=price');
      console.error('sorted');
      setTimeout(() => { throw new RangeError('too many') });
    };
    console.error('started');`,
  'backend/server.ts': `import { createServer } from 'node:http';
    createServer((_, response) => response.end('ok')).listen(3000);`,
};

/** Runs one check on the project and gives what its learner would read. */
async function check(run: (tools: CheckTools) => Promise<void>): Promise<string> {
  const container = document.createElement('div');
  document.body.append(container);
  const sandbox = await createSandbox();
  try {
    const running = await runProject(sandbox, { files: project, container, title: 'Preview' });
    const checks = [{ id: 'c1', title: 'T', run }];
    const [result] = await runChecks(
      defineChecks({ failsAtStart: [], hints: {}, checks }),
      running,
    );
    return toReport({ ...result!, durationMs: 0 });
  } finally {
    sandbox.dispose();
    container.remove();
  }
}

it('follow links, Back and Forward, and go on in the page that comes', async () => {
  const report = await check(async ({ page }) => {
    expect(await page.title()).toBe('Menu');
    await page.getByRole('link', { name: 'Cart' }).click();
    await page.getByText('One dal').waitFor();
    expect(new URL(await page.url()).search).toBe('?dish=dal');
    await page.goBack();
    await page.getByRole('heading', { name: 'Menu' }).waitFor();
    await page.goForward();
    await page.waitForURL(({ pathname }) => pathname === '/cart.html');
  });
  expect(report).toBe('✓ c1 T (0 ms)');
});

it('say which address is still there', async () => {
  const report = await check(async ({ page }) => {
    await page.goto('/?sort=name');
    expect(await page.url()).toBe('http://localhost:5173/?sort=name');
    await page.waitForURL(({ pathname }) => pathname === '/cart.html');
  });
  expect(report).toBe(`✗ c1 T (0 ms)
    Did: Went to /?sort=name.
    Saw: The address is still /?sort=name.
    Expected: The address changes.`);
});

it('know what the page pushes, and what goes wrong in it', async () => {
  const report = await check(async ({ page }) => {
    const before = await page.historyLength();
    await page.getByRole('button', { name: 'Sort' }).click();
    expect(new URL(await page.url()).search).toBe('?sort=price');
    expect((await page.historyLength()) - before).toBe(1);
    expect(await page.errors()).toEqual([
      { text: 'started', place: null },
      { text: 'sorted', place: null },
      { text: 'RangeError: too many', place: 'frontend/app.ts, line 4' },
    ]);
  });
  expect(report).toBe('✓ c1 T (0 ms)');
});
