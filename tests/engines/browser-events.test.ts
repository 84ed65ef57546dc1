import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const listen = `
  const seen: unknown[] = [];
  const source = new EventSource('/orders');
  source.onopen = () => seen.push('open');
  source.onmessage = (event) => seen.push([event.data, event.lastEventId, event.origin]);
  source.addEventListener('ready', (event) => seen.push(['ready', event.data]));
  source.onerror = () => seen.push('error ' + source.readyState);
  Object.assign(globalThis, { seen, source });
`;

it('streams events as they come', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 7\\ndata: dal\\n\\nevent: ready\\ndata: table\\ndata: 4\\n\\n: a comment\\n\\ndata: na');
      setTimeout(() => response.write('an\\r\\n\\r\\n'), 20);
    }).listen(3000);
  `);
  const { look } = await openPage(sandbox, { script: listen });
  const origin = 'http://localhost:5173';
  await expect
    .poll(() => look('seen'))
    .toEqual(['open', ['dal', '7', origin], ['ready', 'table\n4'], ['naan', '7', origin]]);
  await look('source.close()');
  await nextEvent(sandbox, (event) => event.kind === 'failure' && event.reason === 'aborted');
  expect(await look('source.readyState')).toBe(2);
});

it('asks again after a break, from the last event on', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('retry: 10\\nid: 1\\ndata: after ' + request.headers['last-event-id'] + '\\n\\n');
    }).listen(3000);
  `);
  const { look } = await openPage(sandbox, { script: listen });
  await expect
    .poll(() => look('seen.map(String).join(" ")'))
    .toContain('open after undefined,1,http://localhost:5173 error 0 open after 1,1');
  await look('source.close()');
});

it('gives up on any other answer', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer((request, response) => response.end('no stream')).listen(3000);
  `);
  const { look } = await openPage(sandbox, { script: listen });
  await expect.poll(() => look('seen')).toEqual(['error 2']);
});
