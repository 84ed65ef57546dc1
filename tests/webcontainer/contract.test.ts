/**
 * What the WebContainer engine promises besides: it is the engine that runs, it has what it lists, and lacks the rest
 * openly. That it keeps the contract, the tests of the engines prove.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => void (sandbox = await openSandbox()));
afterAll(() => sandbox.dispose());

it('runs on a page that is isolated, as the vendor’s runtime asks', () => {
  expect(crossOriginIsolated).toBe(true);
});

it('has what it lists, and nothing of what it does not', () => {
  expect(sandbox.engine).toBe('webcontainer');
  expect(sandbox.nodeVersion).toMatch(/^v\d+\./);
  const { capabilities } = sandbox;
  expect(capabilities.includes('faults')).toBe(sandbox.gateway !== undefined);
  expect(capabilities.includes('clock')).toBe(sandbox.clock !== undefined);
  expect(capabilities.includes('postgres')).toBe(sandbox.database !== undefined);
  expect(capabilities.includes('attacker')).toBe(sandbox.serveSite !== undefined);
});

it('runs a server that answers, and writes the exchange to the wire', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      console.log('cooking', body);
      response.writeHead(201, { 'Content-Type': 'text/plain' }).end(body.toUpperCase());
    }).listen(3000);
  `);
  const answer = await sandbox.ask('/api/orders', { method: 'POST', body: 'dal' });
  expect(answer).toMatchObject({ status: 201, text: 'DAL' });
  // What a real process prints comes by another way than its answer.
  await expect
    .poll(() => sandbox.seen('log'))
    .toMatchObject([{ half: 'backend', text: 'cooking dal' }]);
  expect(sandbox.seen('request')).toMatchObject([{ client: 'check', method: 'POST' }]);
  expect(sandbox.seen('response')).toMatchObject([{ status: 201 }]);
});

it('shows a page that asks the server', async () => {
  const preview = await sandbox.show({
    'index.html': '<p id="dish"></p><script type="module" src="/app.ts"></script>',
    'app.ts': `
      const response = await fetch('/api/orders', { method: 'POST', body: 'naan' });
      document.querySelector('#dish')!.textContent = await response.text();
    `,
  });
  await preview.install(`register('look', (code) => (0, eval)(code))`);
  expect(await preview.call('look', `document.querySelector('#dish').textContent`)).toBe('NAAN');
  expect(sandbox.seen('request').at(-1)).toMatchObject({
    client: 'page',
    url: 'http://localhost:5173/api/orders',
  });
  preview.dispose();
});

it('says that it gives node no options', async () => {
  const process = await sandbox.runtime.spawn('node', ['--test']);
  expect(await process.exit).toBe(9);
  const text = expect.stringContaining(
    'Test files and --env-file need the built-in engine.',
  ) as string;
  expect(sandbox.seen('log').at(-1)).toMatchObject({ level: 'error', text });
});
