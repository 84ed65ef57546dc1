/** The project's files, as several programs have them at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => void (sandbox = await openSandbox()));
afterAll(() => sandbox.dispose());

it('are the same for all programs, also while they run', async () => {
  const server = await sandbox.serve(`
    import { createServer } from 'node:http';
    import { readFileSync, writeFileSync } from 'node:fs';
    createServer((request, response) => {
      if (request.method === 'POST') writeFileSync('orders.json', '["from the server"]');
      response.end(readFileSync('orders.json'));
    }).listen(3000);
    writeFileSync('orders.json', '[]');`);
  expect((await sandbox.ask('/')).text).toBe('[]');

  const writes = `
    import { mkdir, writeFile } from 'node:fs/promises';
    import { join } from 'node:path';
    await mkdir('notes');
    await writeFile(join('notes', 'today.md'), 'Dal is out.');
    await writeFile('/tmp/own.txt', 'own');
    await writeFile('orders.json', '["from a program"]');`;
  expect(await sandbox.run(writes)).toEqual({ code: 0, output: '' });
  expect((await sandbox.ask('/')).text).toBe('["from a program"]');
  await sandbox.ask('/', { method: 'POST' });

  const reads = `
    import fs from 'node:fs';
    console.log(fs.readFileSync('orders.json', 'utf8'), fs.readdirSync('.'), fs.existsSync('/tmp/own.txt'));
    fs.rmSync('notes', { recursive: true });`;
  expect((await sandbox.run(reads)).output).toBe(
    `["from the server"] [ 'main.ts', 'notes', 'orders.json', 'server.ts' ] false\n`,
  );
  expect((await sandbox.runtime.fs.readdir('/')).sort()).toEqual([
    'main.ts',
    'orders.json',
    'server.ts',
  ]);
  server.kill();
});

it('say what is not there', async () => {
  const { code, output } = await sandbox.run(`
    import { watch } from 'node:fs';
    watch('.');`);
  expect(code).toBe(1);
  expect(output).toContain("'node:fs' does not provide an export named 'watch'");
});
