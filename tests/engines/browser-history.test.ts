import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPage, type TestPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const ORIGIN = 'http://localhost:5173';
/** Lets a test run expressions inside a learner's module, where `location` and the like are the page's. */
const script = (code = '') => `
  const run: Record<string, () => unknown> = { ${code} };
  const seen: string[] = [];
  addEventListener('popstate', (event) => seen.push('popstate ' + JSON.stringify(event.state)));
  addEventListener('hashchange', (event) => seen.push('hashchange ' + event.newURL));
  Object.assign(globalThis, { run, seen });
  document.title = location.pathname + location.search + location.hash;
`;
const files = { 'other.html': '<!doctype html><title>Other</title><h1>Other</h1>' };
const heading = ({ look }: TestPage) =>
  look(`document.querySelector('h1')?.textContent ?? ''`).catch(() => '');

it('has the address of the page, not of the frame', async () => {
  const { look } = await openPage(sandbox, {
    script: script(`
      read: () => [location.href, window.location.pathname, document.location.host, self['location'].origin,
        String(location), top === window, parent === window, window.parent.location.port, window.top!.location.hash],
    `),
  });
  expect(await look('run.read()')).toEqual([
    `${ORIGIN}/`,
    '/',
    'localhost:5173',
    ORIGIN,
    `${ORIGIN}/`,
    true,
    true,
    '5173',
    '',
  ]);
});

it('leaves a learner’s own names alone', async () => {
  const { look } = await openPage(sandbox, {
    script: `const history = ['a']; const top = 1; let location = 'Table 4';
      function seat(parent: string) { location = parent; return location; }
      document.title = [history.length, top, location, seat('Bar'), ((self: any) => self.location)({ location: 'x' })].join();`,
  });
  expect(await look('document.title')).toBe('1,1,Table 4,Bar,x');
});

describe('without loading', () => {
  it('pushes and replaces entries, and goes through them', async () => {
    const { preview, look } = await openPage(sandbox, {
      script: script(`
        push: () => { history.pushState({ page: 2 }, '', '/menu?day=1'); history.replaceState({ page: 3 }, '', '#dal');
          return [location.pathname, location.search, location.hash, history.state, history.length]; },
        where: () => [location.href, history.state],
        back: () => history.back(),
        cross: () => { try { history.pushState(null, '', 'http://localhost:4000/') } catch (error) { return error.name } },
      `),
    });
    const addresses: string[] = [];
    const stop = preview.onAddress((url) => addresses.push(url.replace(ORIGIN, '')));
    expect(await look('run.push()')).toEqual(['/menu', '?day=1', '#dal', { page: 3 }, 2]);
    expect(preview.historyLength).toBe(2);
    expect(preview.url).toBe(`${ORIGIN}/menu?day=1#dal`);
    await preview.back();
    expect(await look('run.where()')).toEqual([`${ORIGIN}/`, null]);
    await preview.forward();
    expect(await look('run.where()')).toEqual([`${ORIGIN}/menu?day=1#dal`, { page: 3 }]);
    expect(addresses).toEqual(['/menu?day=1', '/menu?day=1#dal', '/', '/menu?day=1#dal']);
    stop();
    await look('run.back()');
    await expect.poll(() => look('run.where()')).toEqual([`${ORIGIN}/`, null]);
    expect(await look('seen.filter((line) => line.startsWith("popstate"))')).toEqual([
      'popstate null',
      'popstate {"page":3}',
      'popstate null',
    ]);
    expect(await look('run.cross()')).toBe('SecurityError');
    expect(sandbox.seen('page')).toHaveLength(1);
  });

  it('follows fragments, by script and by link', async () => {
    const { preview, look } = await openPage(sandbox, {
      body: '<a href="#b">B</a>',
      script: script(`set: () => { location.hash = 'a'; return location.hash; }`),
    });
    expect(await look('run.set()')).toBe('#a');
    await look(`document.querySelector('a').click()`);
    expect(await look('seen.at(-1)')).toBe(`hashchange ${ORIGIN}/#b`);
    await preview.back();
    expect(preview.url).toBe(`${ORIGIN}/#a`);
    expect(sandbox.seen('page')).toHaveLength(1);
  });
});

describe('with loading', () => {
  it.each([
    ['location = …', `location = '/other.html' as never`],
    ['window.location = …', `window.location = '/other.html' as never`],
    ['location.href = …', `location.href = '/other.html'`],
    ['assign', `location.assign('other.html')`],
    ['document.location.pathname = …', `document.location.pathname = '/other.html'`],
  ])('leaves by %s, and comes back', async (_name, code) => {
    const page = await openPage(sandbox, { script: script(`go: () => { ${code} }`), files });
    await page.look('run.go()');
    await expect.poll(() => heading(page)).toBe('Other');
    expect(page.preview.url).toBe(`${ORIGIN}/other.html`);
    await page.preview.back();
    expect(await page.look('document.title')).toBe('/');
    await page.preview.forward();
    expect(await heading(page)).toBe('Other');
  });

  it('replaces the entry with location.replace', async () => {
    const page = await openPage(sandbox, {
      script: script(`go: () => location.replace('/other.html')`),
      files,
    });
    await page.look('run.go()');
    await expect.poll(() => heading(page)).toBe('Other');
    await page.preview.back();
    expect(page.preview.url).toBe(`${ORIGIN}/other.html`);
  });

  it('keeps address and state when the page is loaded anew', async () => {
    const { preview, look } = await openPage(sandbox, {
      script: script(`
        push: () => history.pushState({ cart: [1] }, '', '?step=2'),
        state: () => [location.search, history.state, history.length],
        reload: () => location.reload(),
      `),
    });
    await look('run.push()');
    await preview.reload();
    expect(await look('run.state()')).toEqual(['?step=2', { cart: [1] }, 2]);
    const loaded = sandbox.seen('page').length;
    await look('run.reload()');
    await nextEvent(
      sandbox,
      (event) => event.kind === 'page' && sandbox.seen('page').length > loaded,
    );
    await expect
      .poll(() => look('run.state()').catch(() => null))
      .toEqual(['?step=2', { cart: [1] }, 2]);
  });

  it('sends a form again when the page that it brought is loaded anew', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      let orders = 0;
      createServer((request, response) => {
        response.setHeader('content-type', 'text/html');
        if (request.method === 'POST') orders++;
        if (request.url === '/see-other') response.writeHead(303, { location: '/orders' });
        if (request.url === '/again') response.writeHead(307, { location: '/orders' });
        response.end('<h1>' + request.method + ' ' + request.url + ' ' + orders + '</h1>');
      }).listen(3000);
    `);
    const forms = ['/orders', '/see-other', '/again'].map(
      (path) => `<form method="post" action="${path}"><input name="dish" value="dal"></form>`,
    );
    const page = await openPage(sandbox, { body: forms.join('') });
    const send = async (index: number) => {
      await page.preview.navigate('/');
      await page.look(`document.forms[${index}].submit()`);
    };
    await send(0);
    await expect.poll(() => heading(page)).toBe('POST /orders 1');
    await page.preview.reload();
    expect(await heading(page)).toBe('POST /orders 2');
    await page.preview.reload({ resend: false });
    expect(await heading(page)).toBe('GET /orders 2');

    await send(1);
    await expect.poll(() => heading(page)).toBe('GET /orders 3');
    await page.preview.reload();
    expect(await heading(page)).toBe('GET /orders 3');

    await send(2);
    // The redirect repeats it once, and each load of the page does.
    await expect.poll(() => heading(page)).toBe('POST /orders 5');
    await page.preview.reload();
    expect(await heading(page)).toBe('POST /orders 6');
  });

  it('resolves addresses against where the page is now', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer((request, response) => response.end(request.url)).listen(3000);
    `);
    const { look } = await openPage(sandbox, {
      script: script(
        `go: () => { history.pushState(null, '', '/shop/menu'); return fetch('dishes').then((r) => r.text()) }`,
      ),
    });
    expect(await look('run.go()')).toBe('/shop/dishes');
    expect(await look(`new Request('drinks').url`)).toBe(`${ORIGIN}/shop/drinks`);
    expect(await look(`fetch(new Request('drinks')).then((r) => r.text())`)).toBe('/shop/drinks');
  });

  it('goes to an address like the address bar', async () => {
    const page = await openPage(sandbox, { files });
    await page.preview.navigate('/other.html');
    expect(await heading(page)).toBe('Other');
    await page.preview.back();
    await page.preview.back();
    expect(page.preview.url).toBe(`${ORIGIN}/`);
  });
});
