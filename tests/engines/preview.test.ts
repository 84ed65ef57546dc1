import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** Lets tests look into the page: `look(expression)` evaluates in the frame. */
const eye = `register('look', (code) => (0, eval)(code))`;
const html = (body: string) =>
  `<!doctype html><html lang="en"><head><title>T</title><link rel="stylesheet" href="style.css"></head><body>${body}</body></html>`;
const page = html('<main id="main"></main><script type="module" src="app.ts"></script>');

async function show(files: Record<string, string>) {
  const preview = await sandbox.show({ 'index.html': page, ...files });
  await preview.install(eye);
  return { preview, look: (code: string) => preview.call('look', code) };
}

describe('the page', () => {
  it('runs modules, JSON and style sheets of the project', async () => {
    const { look } = await show({
      'style.css': 'main { color: rgb(1, 2, 3) }',
      'app.ts': `import { word } from './word';
        import data from './data.json' with { type: 'json' };
        document.querySelector('#main')!.textContent = word + data.dish satisfies string;`,
      'word.ts': `export const word: string = 'One ';`,
      'data.json': '{ "dish": "dal" }',
    });
    expect(await look('document.body.textContent.trim()')).toBe('One dal');
    expect(await look('getComputedStyle(document.querySelector("main")).color')).toBe(
      'rgb(1, 2, 3)',
    );
    expect(sandbox.seen('asset').map(({ path }) => path)).toContain('frontend/style.css');
  });

  it('renders TSX with React', async () => {
    const { look } = await show({
      'app.ts': `import './app.tsx';`,
      'app.tsx': `import { useState } from 'react';
        import { createRoot } from 'react-dom/client';
        function Counter({ start }: { start: number }) {
          const [count, setCount] = useState(start);
          return <button onClick={() => setCount(count + 1)}>Dishes: {count}</button>;
        }
        createRoot(document.querySelector('#main')!).render(<Counter start={3} />);`,
    });
    const label = `new Promise((done) => { const look = () => {
      const button = document.querySelector('button');
      button ? done(button) : requestAnimationFrame(look); }; look(); })`;
    await look(`${label}.then((button) => button.click())`);
    expect(
      await look(`new Promise((done) => requestAnimationFrame(() => setTimeout(() =>
        done(document.querySelector('button').textContent))))`),
    ).toBe('Dishes: 4');
  });

  it('reaches its server with fetch, and the wire sees it', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        response.writeHead(201, { 'content-type': 'application/json', 'x-cook': 'Tomasz' });
        response.end(JSON.stringify({ path: request.url, body }));
      }).listen(3000);
    `);
    const { look } = await show({ 'app.ts': '' });
    const answer =
      await look(`fetch('/api/orders?a=1', { method: 'POST', body: 'dal' }).then(async (r) =>
      ({ status: r.status, ok: r.ok, url: r.url, cook: r.headers.get('x-cook'), json: await r.json() }))`);
    expect(answer).toEqual({
      status: 201,
      ok: true,
      url: 'http://localhost:5173/api/orders?a=1',
      cook: 'Tomasz',
      json: { path: '/api/orders?a=1', body: 'dal' },
    });
    expect(sandbox.seen('request')).toMatchObject([
      { client: 'page', method: 'POST', url: 'http://localhost:5173/api/orders?a=1' },
    ]);
    expect(sandbox.seen('response')).toMatchObject([{ status: 201 }]);
  });

  it('rejects fetch when nobody answers, and follows redirects', async () => {
    const { look } = await show({ 'app.ts': '' });
    expect(await look(`fetch('/api/menu').catch((e) => e.name + ': ' + e.message)`)).toMatch(
      /^TypeError: Failed to fetch/,
    );
    expect(await look(`fetch('https://example.com/').catch((e) => e.message)`)).toContain(
      'outside the sandbox',
    );
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer((request, response) => {
        if (request.url === '/new') return response.end(request.method);
        response.writeHead(303, { location: '/new' }).end();
      }).listen(3000);
    `);
    expect(
      await look(
        `fetch('/old', { method: 'POST', body: 'x' }).then(async (r) => [r.redirected, r.url, await r.text()])`,
      ),
    ).toEqual([true, 'http://localhost:5173/new', 'GET']);
  });

  it('can give up a request', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(() => {}).listen(3000);
    `);
    const { look } = await show({ 'app.ts': '' });
    const name = look(`(() => { const c = new AbortController();
      const p = fetch('/slow', { signal: c.signal }).catch((e) => e.name); setTimeout(() => c.abort(), 5); return p; })()`);
    expect(await name).toBe('AbortError');
    await nextEvent(sandbox, (event) => event.kind === 'failure' && event.reason === 'aborted');
  });

  it('follows links and sends forms to the server', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        response.setHeader('content-type', 'text/html');
        response.end('<h1>' + request.method + ' ' + request.url + ' ' + body + '</h1>');
      }).listen(3000);
    `);
    const preview = await sandbox.show({
      'index.html': html(`<form method="post" action="/orders"><input name="dish" value="dal">
        <button>Order</button></form>`),
    });
    await preview.install(
      eye + `;register('title', () => document.querySelector('h1')?.textContent)`,
    );
    await preview.call('look', `document.querySelector('button').click()`);
    await nextEvent(sandbox, (event) => event.kind === 'response');
    await expect.poll(() => preview.call('title').catch(() => '')).toBe('POST /orders dish=dal');
    expect(preview.url).toBe('http://localhost:5173/orders');
  });
});

describe('what goes wrong in the page', () => {
  it.each([
    ['a syntax error', `const a = 1;\nconst b = ;`, 2, 'compile'],
    ['a thrown error', `interface P {}\n\nthrow new TypeError('no table');`, 3, 'run'],
    ['a late error', `setTimeout(() => {\n  (null as any).x;\n});`, 2, 'run'],
    ['a rejection', `\nasync function go() {\n  throw new RangeError('late');\n}\ngo();`, 3, 'run'],
    ['a missing export', `\nimport { nope } from './other.ts';\nnope();`, 2, 'run'],
    ['a Node module', `import { createServer } from 'node:http';\ncreateServer();`, 1, 'compile'],
  ])('shows file and line: %s', async (_name, source, line, phase) => {
    await show({ 'app.ts': source, 'other.ts': 'export const other = 1;' });
    const error = await nextEvent(sandbox, (event) => event.kind === 'error');
    expect(error).toMatchObject({
      half: 'frontend',
      phase,
      location: { file: 'frontend/app.ts', line },
    });
  });

  it('passes on console lines with their level', async () => {
    await show({ 'app.ts': `console.warn('low on', { naan: 2 });` });
    const log = await nextEvent(sandbox, (event) => event.kind === 'log');
    expect(log).toMatchObject({ half: 'frontend', level: 'warn', text: 'low on {"naan":2}' });
  });

  it('stops a loop without an end', async () => {
    await show({ 'app.ts': `let n = 0;\nwhile (true) n++;` });
    const error = await nextEvent(sandbox, (event) => event.kind === 'error');
    expect(error).toMatchObject({ location: { file: 'frontend/app.ts', line: 2 } });
    expect((error as { message: string }).message).toContain('kept the page busy');
  });

  it('rejects calls into a page that is gone', async () => {
    const { preview, look } = await show({ 'app.ts': '' });
    const never = look('new Promise(() => {})').catch((error: Error) => error.name);
    await preview.reload();
    expect(await never).toBe('PreviewGoneError');
    expect(await look('1 + 1')).toBe(2);
  });
});
