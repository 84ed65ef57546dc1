import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const PAGE = 'http://localhost:5173';
/** Answers every request with these headers, which tests write as they stand on the wire. */
const server = (headers: Record<string, string>, status = 200) => `
  import { createServer } from 'node:http';
  createServer((request, response) => {
    response.writeHead(request.method === 'OPTIONS' ? ${status} : 200, ${JSON.stringify(headers)});
    response.end('dal');
  }).listen(4000);
`;
const outcome = (init = '{}') =>
  `fetch('http://localhost:4000/menu', ${init}).then((r) => r.text(), (e) => e.name + ': ' + e.message)`;
const BLOCKED = 'TypeError: Failed to fetch';
const json = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }`;
const methods = () => sandbox.seen('request').map(({ method }) => method);

it.each([
  ['nothing allowed', {}, '{}', BLOCKED, "No 'Access-Control-Allow-Origin' header is present"],
  ['any origin', { 'access-control-allow-origin': '*' }, '{}', 'dal', null],
  ['this origin', { 'access-control-allow-origin': PAGE }, '{}', 'dal', null],
  [
    'another origin',
    { 'access-control-allow-origin': 'http://localhost:1' },
    '{}',
    BLOCKED,
    "has a value 'http://localhost:1' that is not equal",
  ],
  [
    'any origin, with cookies',
    { 'access-control-allow-origin': '*' },
    `{ credentials: 'include' }`,
    BLOCKED,
    "must not be the wildcard '*'",
  ],
  [
    'this origin, with cookies',
    { 'access-control-allow-origin': PAGE },
    `{ credentials: 'include' }`,
    BLOCKED,
    'Access-Control-Allow-Credentials',
  ],
  [
    'this origin with credentials, with cookies',
    { 'access-control-allow-origin': PAGE, 'access-control-allow-credentials': 'true' },
    `{ credentials: 'include' }`,
    'dal',
    null,
  ],
  [
    'a simple POST',
    { 'access-control-allow-origin': '*' },
    `{ method: 'POST', body: 'text' }`,
    'dal',
    null,
  ],
])('a simple request with %s', async (_name, headers, init, expected, line) => {
  await sandbox.serve(server(headers));
  const { look } = await openPage(sandbox);
  expect(await look(outcome(init))).toBe(expected);
  expect(methods()).toHaveLength(1);
  await nextEvent(sandbox, (event) => event.kind === 'response');
  const lines = sandbox.seen('log').map(({ text }) => text);
  if (line === null) expect(lines).toEqual([]);
  else {
    expect(lines).toEqual([expect.stringContaining(line)]);
    expect(lines[0]).toMatch(/^Access to fetch at 'http:\/\/localhost:4000\/menu' from origin/);
  }
});

const open = { 'access-control-allow-origin': '*' };
it.each([
  ['nothing allowed', {}, json, 200, 'preflight request'],
  ['only the origin', open, json, 200, 'Request header field content-type is not allowed'],
  ['header', { ...open, 'access-control-allow-headers': 'Content-Type' }, json, 200, null],
  ['any header', { ...open, 'access-control-allow-headers': '*' }, json, 200, null],
  [
    'an error status',
    { ...open, 'access-control-allow-headers': '*' },
    json,
    404,
    'HTTP ok status',
  ],
  ['no method', open, `{ method: 'DELETE' }`, 200, 'Method DELETE is not allowed'],
  [
    'the method',
    { ...open, 'access-control-allow-methods': 'PUT, DELETE' },
    `{ method: 'DELETE' }`,
    200,
    null,
  ],
  [
    'any header but not authorization',
    { ...open, 'access-control-allow-headers': '*' },
    `{ headers: { authorization: 'Bearer x' } }`,
    200,
    'Request header field authorization is not allowed',
  ],
])('a preflight that allows %s', async (_name, headers, init, status, line) => {
  await sandbox.serve(server(headers, status));
  const { look } = await openPage(sandbox);
  expect(await look(outcome(init))).toBe(line === null ? 'dal' : BLOCKED);
  expect(methods()[0]).toBe('OPTIONS');
  expect(methods()).toHaveLength(line === null ? 2 : 1);
  if (line !== null)
    expect(sandbox.seen('log')[0]).toMatchObject({
      level: 'error',
      text: expect.stringContaining(line),
    });
});

it('asks as a browser does: origin, method, header names, no cookies', async () => {
  await sandbox.serve(server({}));
  const { look } = await openPage(sandbox);
  await look(`document.cookie = 'a=1'`);
  await look(
    outcome(
      `{ method: 'PUT', credentials: 'include', headers: { 'x-table': '4', 'content-type': 'application/json' } }`,
    ),
  );
  const [request] = sandbox.seen('request');
  const headers = Object.fromEntries(request!.headers);
  expect(headers).toMatchObject({
    origin: PAGE,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'content-type,x-table',
  });
  expect(headers).not.toHaveProperty('cookie');
});

it('remembers a preflight as long as the server says', async () => {
  const allowed = { ...open, 'access-control-allow-headers': 'content-type' };
  await sandbox.serve(server(allowed));
  const { look } = await openPage(sandbox);
  await look(outcome(json));
  await look(outcome(json));
  expect(methods()).toEqual(['OPTIONS', 'POST', 'POST']);
});

it('shows a page of another origin only the headers it may see', async () => {
  await sandbox.serve(
    server({
      ...open,
      'x-cook': 'Tomasz',
      'x-secret': '1',
      'access-control-expose-headers': 'X-Cook',
      'content-type': 'text/plain',
    }),
  );
  const { look } = await openPage(sandbox);
  expect(
    await look(
      `fetch('http://localhost:4000/').then((r) => [r.type, r.headers.get('content-type'), r.headers.get('x-cook'), r.headers.get('x-secret')])`,
    ),
  ).toEqual(['cors', 'text/plain', 'Tomasz', null]);
});

it('sends no-cors requests, but hides their answers', async () => {
  await sandbox.serve(server({}));
  const { look } = await openPage(sandbox);
  expect(
    await look(`fetch('http://localhost:4000/', { mode: 'no-cors' }).then(async (r) =>
      [r.type, r.status, r.ok, [...r.headers].length, await r.text()])`),
  ).toEqual(['opaque', 0, false, 0, '']);
});

it('reads redirects as the page asks', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer((request, response) => {
      if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end();
      response.end(request.url);
    }).listen(3000);
  `);
  const { look } = await openPage(sandbox);
  const old = (redirect: string) => `fetch('/old', { redirect: '${redirect}' }).then(
    async (r) => [r.type, r.status, await r.text()], (e) => e.name)`;
  expect(await look(old('follow'))).toEqual(['basic', 200, '/new']);
  expect(await look(old('error'))).toBe('TypeError');
  expect(await look(old('manual'))).toEqual(['opaqueredirect', 0, '']);
});
