import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** Says what it was asked; `/slow` never answers, `/parts` answers in two pieces. */
const kitchen = `
  import { createServer } from 'node:http';
  createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === '/slow') return;
    if (request.url === '/missing') return response.writeHead(404, 'Not Found').end('no such dish');
    if (request.url === '/parts') {
      response.writeHead(200, { 'content-length': '8', 'content-type': 'text/plain' });
      response.write('dal ');
      setTimeout(() => response.end('naan'), 20);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'x-cook': 'Tomasz' });
    response.end(JSON.stringify({ method: request.method, body, type: request.headers['content-type'] ?? null, note: request.headers['x-note'] ?? null }));
  }).listen(3000);
`;

/** Sends one request and gives its events and what it ends with. */
const send = (setup: string, body = '', open = `'GET', '/menu'`) => `new Promise((done) => {
  const request = new XMLHttpRequest();
  const events = [];
  for (const type of ['loadstart', 'load', 'error', 'abort', 'timeout', 'loadend', 'readystatechange'])
    request.addEventListener(type, () => events.push(type === 'readystatechange' ? request.readyState : type));
  request.open(${open});
  ${setup}
  request.onloadend = () => setTimeout(() => done({ events, status: request.status, statusText: request.statusText,
    text: request.responseType === '' ? request.responseText : request.response, url: request.responseURL, all: request.getAllResponseHeaders() }));
  request.send(${body});
})`;

it('sends a request and reads its answer, with the events of the standard', async () => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  expect(
    await look(
      send(`request.setRequestHeader('X-Note', 'no onion');`, `'dal'`, `'post', '/orders'`),
    ),
  ).toEqual({
    events: [1, 'loadstart', 2, 3, 4, 'load', 'loadend'],
    status: 200,
    statusText: 'OK',
    text: '{"method":"POST","body":"dal","type":"text/plain;charset=UTF-8","note":"no onion"}',
    url: 'http://localhost:5173/orders',
    all: expect.stringMatching(/content-type: application\/json\r\n.*x-cook: Tomasz\r\n$/s),
  });
  expect(sandbox.seen('request')).toMatchObject([{ method: 'POST', client: 'page' }]);
});

it.each([
  ['json', 'request.response.method', 'GET'],
  ['arraybuffer', 'request.response instanceof ArrayBuffer', true],
  ['blob', 'request.response.type', 'application/json'],
  ['text', 'request.response.length > 10', true],
])('gives the answer as %s', async (type, read, expected) => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  expect(
    await look(`new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('GET', '/menu');
      request.responseType = '${type}';
      request.onload = () => done(${read});
      request.send();
    })`),
  ).toBe(expected);
});

it('reads an error answer, and tells it from no answer at all', async () => {
  const { look } = await openPage(sandbox);
  expect(await look(send(''))).toMatchObject({
    events: [1, 'loadstart', 4, 'error', 'loadend'],
    status: 0,
    text: '',
  });
  await sandbox.serve(kitchen);
  expect(await look(send('', '', `'GET', '/missing'`))).toMatchObject({
    status: 404,
    statusText: 'Not Found',
    text: 'no such dish',
  });
});

it('shows how far the answer is', async () => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  expect(
    await look(`new Promise((done) => {
      const request = new XMLHttpRequest(); const seen = [];
      request.open('GET', '/parts');
      request.onprogress = (event) => seen.push([event.loaded, event.total, event.lengthComputable, request.responseText]);
      request.onload = () => done(seen);
      request.send();
    })`),
  ).toEqual([
    [4, 8, true, 'dal '],
    [8, 8, true, 'dal naan'],
  ]);
});

it('gives up when it is told to, and when its time is over', async () => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  const slow = `'GET', '/slow'`;
  expect(await look(send('setTimeout(() => request.abort(), 20);', '', slow))).toMatchObject({
    events: [1, 'loadstart', 4, 'abort', 'loadend'],
    status: 0,
  });
  await nextEvent(sandbox, (event) => event.kind === 'failure' && event.reason === 'aborted');
  expect(await look(send('request.timeout = 20;', '', slow))).toMatchObject({
    events: [1, 'loadstart', 4, 'timeout', 'loadend'],
    status: 0,
  });
});

it('refuses what would stop the page, and headers that are the browser’s', async () => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  expect(
    await look(
      `try { new XMLHttpRequest().open('GET', '/', false) } catch (e) { e.name + ': ' + e.message }`,
    ),
  ).toMatch(/^InvalidAccessError: .*third argument of open\(\), or use fetch\(\)/);
  await look(send(`request.setRequestHeader('cookie', 'a=1');`));
  expect(Object.fromEntries(sandbox.seen('request')[0]!.headers)).not.toHaveProperty('cookie');
});

it('follows the rules on origins', async () => {
  await sandbox.serve(kitchen);
  const { look } = await openPage(sandbox);
  expect(await look(send('', '', `'GET', 'http://localhost:3000/menu'`))).toMatchObject({
    status: 0,
  });
  expect(sandbox.seen('log')[0]).toMatchObject({
    text: expect.stringContaining('blocked by CORS policy'),
  });
});

it('sends beacons that outlive the page', async () => {
  await sandbox.serve(kitchen);
  const { preview, look } = await openPage(sandbox);
  expect(await look(`navigator.sendBeacon('/seen', 'one')`)).toBe(true);
  expect(await look(`navigator.sendBeacon('/seen', 'x'.repeat(70000))`)).toBe(false);
  await look(`addEventListener('pagehide', () => navigator.sendBeacon('/left', 'bye')) ?? 0`);
  await preview.reload();
  await nextEvent(
    sandbox,
    (event) =>
      event.kind === 'request' && event.url.endsWith('/left') && event.body?.text === 'bye',
  );
  expect(sandbox.seen('request')[0]).toMatchObject({ method: 'POST', body: { text: 'one' } });
});

it('names what to use in place of a WebSocket', async () => {
  const { look } = await openPage(sandbox);
  expect(
    await look(
      `try { new WebSocket('ws://localhost:3000') } catch (e) { e.name + ': ' + e.message }`,
    ),
  ).toMatch(/^NotSupportedError: .*EventSource.*fetch\(\)/);
});

it('fetches what the page holds itself without a request', async () => {
  const { look } = await openPage(sandbox);
  expect(await look(`fetch('data:text/plain,dal').then((r) => r.text())`)).toBe('dal');
  expect(await look(`fetch(URL.createObjectURL(new Blob(['naan']))).then((r) => r.text())`)).toBe(
    'naan',
  );
  expect(sandbox.seen('request')).toEqual([]);
});
