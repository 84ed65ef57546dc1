/** Learner code against the site. Every attempt of attempts.ts, from the page and from the server; none may succeed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preview } from '#sandbox/sandbox.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';
import { anywhere, fromPage, fromServer } from './attempts.ts';
import { plantSecrets, type SiteUnderAttack } from './site-under-attack.ts';

/** Milliseconds after which an attempt has found nothing. */
const PATIENCE = 400;
const runner = `async (code) => {
  const attempt = new (async () => {}).constructor(code);
  const late = new Promise((done) => setTimeout(done, ${PATIENCE}, 'no answer'));
  try { return 'found ' + (await Promise.race([attempt(), late])); }
  catch (error) { return 'refused ' + (error && error.name); }
}`;
const attackServer = `
import { createServer } from 'node:http';
const run = ${runner};
process.on('unhandledRejection', () => {});
createServer(async (request, response) => {
  let code = '';
  for await (const chunk of request) code += chunk;
  response.end(await run(code));
}).listen(4000);`;

let sandbox: TestSandbox;
let site: SiteUnderAttack;
let preview: Preview;

beforeAll(async () => {
  site = await plantSecrets(`amara-${crypto.randomUUID()}`);
  sandbox = await openSandbox();
  await sandbox.serve(`import { createServer } from 'node:http';
    createServer((request, response) => setTimeout(() => response.end('genuine'), 20)).listen(3000);`);
  await sandbox.runtime.fs.writeFile('attack.ts', attackServer);
  const ready = new Promise<void>((resolve) => {
    const off = sandbox.runtime.on('server-ready', () => resolve(off()));
  });
  await sandbox.runtime.spawn('node', ['attack.ts']);
  await ready;
  preview = await sandbox.show({ 'index.html': '<!doctype html><title>x</title><p>hi</p>' });
  await preview.install(`register('attempt', ${runner})`);
});
afterAll(async () => {
  sandbox.dispose();
  await site.clean();
});

async function fromThePage(code: string): Promise<string> {
  await preview.reload();
  // A page that leaves by itself has found nothing.
  return String(
    await preview.call('attempt', site.arm(code)).catch((error: Error) => `refused ${error.name}`),
  );
}

async function fromTheServer(code: string): Promise<string> {
  const body = new TextEncoder().encode(site.arm(code));
  const answer = await sandbox.request({ method: 'POST', url: 'http://localhost:4000/', body });
  return new TextDecoder().decode(answer.body);
}

it('the attempts have teeth: on the site itself they find the secret', async () => {
  const attack = new Function(`return ${runner}`)() as (code: string) => Promise<string>;
  const harmless = [...anywhere, ...fromPage].filter(
    ({ name }) => /^(read|list|overhear|fetch)/.test(name) && !/sheet|picture|sibling/.test(name),
  );
  let found = 0;
  for (const { code } of harmless)
    if ((await attack(site.arm(code))).includes(site.secret)) found++;
  expect(found).toBeGreaterThanOrEqual(10);
});

describe.each([
  { half: 'page', attempts: [...anywhere, ...fromPage], attack: fromThePage },
  { half: 'server', attempts: [...anywhere, ...fromServer], attack: fromTheServer },
])('from the $half', ({ attempts, attack }) => {
  it.each(attempts)('nobody can $name', async ({ code }) => {
    const before = await site.state();
    const loot = await attack(code);
    expect(loot).toMatch(/^(found|refused) /); // it was tried
    expect(loot).not.toContain(site.secret);
    expect(await site.state()).toBe(before);
    expect(await sandbox.ask('/')).toMatchObject({ status: 200, text: 'genuine' });
  });
});
