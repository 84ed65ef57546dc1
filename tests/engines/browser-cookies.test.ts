import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** Sets the cookies asked for by `?set=…`, and answers with those it was sent. */
const jarServer = (port = 3000, extra = '') => `
  import { createServer } from 'node:http';
  createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    const lines = url.searchParams.getAll('set');
    if (lines.length > 0) response.setHeader('set-cookie', lines);
    response.setHeader('content-type', url.searchParams.get('type') ?? 'text/plain');
    ${extra}
    response.end('cookies: ' + (request.headers.cookie ?? 'none'));
  }).listen(${port});
`;
const text = (path: string, init = '{}') => `fetch('${path}', ${init}).then((r) => r.text())`;
const set = (...lines: string[]) =>
  text(`/x?${lines.map((line) => `set=${encodeURIComponent(line)}`).join('&')}`);

it('keeps the cookies of answers and sends them back, also those no script may see', async () => {
  await sandbox.serve(jarServer());
  const { look } = await openPage(sandbox);
  await look(set('session=s1; HttpOnly', 'theme=dark'));
  expect(await look(text('/api'))).toBe('cookies: session=s1; theme=dark');
  expect(await look('document.cookie')).toBe('theme=dark');
  expect(await look(`fetch('/x?set=a=1').then((r) => r.headers.get('set-cookie'))`)).toBe(null);
});

it('lets scripts write cookies, but not over or into what is HttpOnly', async () => {
  await sandbox.serve(jarServer());
  const { look } = await openPage(sandbox);
  expect(await look(`document.cookie = 'a=1'; document.cookie = 'b=2'; document.cookie`)).toBe(
    'a=1; b=2',
  );
  await look(set('session=s1; HttpOnly'));
  await look(`document.cookie = 'session=stolen'; document.cookie = 'c=3; HttpOnly'`);
  expect(await look(text('/api'))).toBe('cookies: a=1; b=2; session=s1');
  expect(await look('document.cookie')).toBe('a=1; b=2');
  await look(`document.cookie = 'a=; max-age=0'`);
  expect(await look('document.cookie')).toBe('b=2');
});

it.each([
  ['a path', 'p=1; Path=/api', '/api/menu', 'p=1'],
  ['another path', 'p=1; Path=/api', '/apix', 'none'],
  ['an age of none', 'p=1; Max-Age=0', '/', 'none'],
  ['a date gone by', 'p=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', '/x', 'none'],
  ['an age and an old date', 'p=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', '/x', 'p=1'],
  ['Secure, since localhost is trusted', 'p=1; Secure', '/x', 'p=1'],
  ['another domain', 'p=1; Domain=example.com', '/x', 'none'],
  ['SameSite=None without Secure', 'p=1; SameSite=None', '/x', 'none'],
  ['a prefix without its conditions', '__Host-p=1', '/x', 'none'],
  ['a prefix with its conditions', '__Host-p=1; Secure; Path=/', '/x', '__Host-p=1'],
])('follows the rules for %s', async (_name, line, path, expected) => {
  await sandbox.serve(jarServer());
  const { look } = await openPage(sandbox);
  await look(set(line));
  expect(await look(text(path.replace(/\/$/, '/x')))).toBe(`cookies: ${expected}`);
});

it('sends none with credentials: omit, and across origins only with include', async () => {
  await sandbox.serve(
    jarServer(
      4000,
      `response.setHeader('access-control-allow-origin', 'http://localhost:5173');
       response.setHeader('access-control-allow-credentials', 'true');`,
    ),
  );
  const { look } = await openPage(sandbox);
  await look(`document.cookie = 'a=1'`);
  const other = 'http://localhost:4000/x';
  expect(await look(text(other))).toBe('cookies: none');
  expect(await look(text(other, `{ credentials: 'include' }`))).toBe('cookies: a=1');
  expect(await look(text(other, `{ credentials: 'omit' }`))).toBe('cookies: none');
  await look(text(`${other}?set=b=2`));
  expect(await look('document.cookie')).toBe('a=1');
  await look(text(`${other}?set=b=2`, `{ credentials: 'include' }`));
  expect(await look('document.cookie')).toBe('a=1; b=2');
});

it('sends cookies with forms and keeps those of documents', async () => {
  await sandbox.serve(
    jarServer(3000, `if (request.method === 'POST') response.setHeader('set-cookie', 'seen=1');`),
  );
  const { preview, look } = await openPage(sandbox, {
    body: '<form method="post" action="/login"><button>Go</button></form>',
  });
  await look(`document.cookie = 'a=1'; document.querySelector('button').click()`);
  await expect
    .poll(() => look('document.body.textContent').catch(() => ''))
    .toContain('cookies: a=1');
  expect(await look('document.cookie')).toBe('a=1; seen=1');
  await preview.reload();
  expect(await look('document.cookie')).toBe('a=1; seen=1');
});

it('keeps SameSite cookies from requests of another site', async () => {
  await sandbox.serve(jarServer());
  await sandbox.runtime.fs.writeFile(
    'evil.ts',
    `import { createServer } from 'node:http';
     createServer((request, response) => response.setHeader('content-type', 'text/html').end(
       '<form method="post" action="http://localhost:3000/pay"><button>Win</button></form><a href="http://localhost:3000/menu">Menu</a>',
     )).listen(4000);`,
  );
  await sandbox.runtime.spawn('node', ['evil.ts']);
  await nextEvent(
    sandbox,
    (e) => e.kind === 'process' && 'port' in e.change && e.change.port === 4000,
  );
  const { look } = await openPage(sandbox, {
    body: '<a href="http://evil.localhost:4000/">Prize</a>',
  });
  await look(set('strict=1; SameSite=Strict', 'lax=1', 'none=1; SameSite=None; Secure'));

  const click = async (selector: string) => {
    await look(`document.querySelector('${selector}').click()`);
    return () => look('document.body.textContent').catch(() => '');
  };
  await expect.poll(await click('a')).toContain('Win');
  await expect.poll(await click('button')).toContain('cookies: none=1');
  expect(sandbox.seen('request').at(-1)?.headers).toContainEqual(['cookie', 'none=1']);
});
