/** The gateway between a real page and a real server; what it decides is proven in tests/unit/sandbox/gateway. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Route } from '#sandbox/gateway/route.ts';
import { openPage } from '../support/page.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** Counts the orders it gets; streams a tick and stays open; asks itself. */
const kitchen = `
  import { createServer } from 'node:http';
  let orders = 0;
  createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    if (pathname === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      request.on('close', () => console.log('left'));
      return void response.write('data: tick\\n\\n');
    }
    if (pathname === '/api/hop') {
      const answer = await fetch('http://localhost:3000/api/orders');
      return void response.end('hop: ' + await answer.text());
    }
    if (request.method === 'POST') orders++;
    response.end((searchParams.get('q') ?? 'orders') + ' ' + orders);
  }).listen(3000);
`;
const ask = (path: string, init = '{}') =>
  `fetch('${path}', ${init}).then((r) => r.text(), (e) => e.name)`;
const gateway = () => sandbox.gateway!;
const isAt = (path: string) => (request: { url: string }) => new URL(request.url).pathname === path;
const held = () =>
  nextEvent(sandbox, (event) => event.kind === 'gateway' && event.change === 'held');

describe('a rule', () => {
  it('lets answers reach the page in another order than they were asked for', async () => {
    await sandbox.serve(kitchen);
    const { look } = await openPage(sandbox);
    const routes: Route[] = [];
    gateway().route(isAt('/api/dishes'), (route) => {
      routes.push(route);
      void route.fetch();
    });
    await look(`window.seen = [];
      window.arrived = ['d', 'dal'].map((q) =>
        fetch('/api/dishes?q=' + q).then((r) => r.text()).then((text) => seen.push(text) && [...seen]));
      null`);
    await nextEvent(sandbox, () => routes.length === 2);
    routes[1]!.continue();
    expect(await look('arrived[1]')).toEqual(['dal 0']);
    routes[0]!.continue();
    expect(await look('arrived[0]')).toEqual(['dal 0', 'd 0']);
  });
  it('keeps requests from the kitchen, or loses its answers', async () => {
    await sandbox.serve(kitchen);
    const { look } = await openPage(sandbox);
    const lost = gateway().route(isAt('/api/orders'), (route) => route.abort('reset'));
    expect(await look(ask('/api/orders', `{ method: 'POST' }`))).toBe('TypeError');
    lost.remove();
    const deaf = gateway().route(isAt('/api/orders'), async (route) => {
      await route.fetch();
      route.abort('reset');
    });
    expect(await look(ask('/api/orders', `{ method: 'POST' }`))).toBe('TypeError');
    deaf.remove();
    expect(await look(ask('/api/orders'))).toBe('orders 1');
  });
  it('hears of a page that gives up while it holds its request', async () => {
    await sandbox.serve(kitchen);
    const { look } = await openPage(sandbox);
    gateway().route(isAt('/api/orders'), () => {});
    await look(
      `window.stop = new AbortController(); void fetch('/api/orders', { signal: stop.signal }).catch(() => {})`,
    );
    await held();
    await look('stop.abort()');
    await nextEvent(sandbox, (event) => event.kind === 'failure' && event.reason === 'aborted');
  });
  it('tells pages, checks and servers apart', async () => {
    await sandbox.serve(kitchen);
    const { look } = await openPage(sandbox);
    gateway().route(
      ({ client }) => client === 'server',
      (route) => route.fulfill({ status: 200, body: new TextEncoder().encode('replaced') }),
    );
    expect(await look(ask('/api/hop'))).toBe('hop: replaced');
    expect((await sandbox.ask('/api/orders')).text).toBe('orders 0');
  });
});

describe('the device', () => {
  it('goes offline and comes back, and the page hears of it', async () => {
    await sandbox.serve(kitchen);
    const { look, preview } = await openPage(sandbox, {
      script: `for (const type of ['online', 'offline'])
        window.addEventListener(type, () => (document.body.dataset.seen = (document.body.dataset.seen ?? '') + type + navigator.onLine));`,
    });
    expect(await look('navigator.onLine')).toBe(true);
    gateway().setLine({ online: false });
    expect(await look('navigator.onLine')).toBe(false);
    expect(await look(ask('/api/orders'))).toBe('TypeError');
    expect(await look(ask('/index.html'))).toBe('TypeError');
    expect((await sandbox.ask('/api/orders')).status).toBe(200);
    await preview.reload();
    expect(await look(`navigator.onLine + document.body.textContent`)).toMatch(
      /^falseFailed to fetch/,
    );
    gateway().setLine({ online: true });
    await preview.reload();
    gateway().setLine({ online: false });
    gateway().setLine({ online: true });
    expect(await look('document.body.dataset.seen')).toBe('offlinefalseonlinetrue');
    expect(await look(ask('/api/orders'))).toBe('orders 0');
  });
  it('breaks streams when it goes offline or its line is cut, and the kitchen notices', async () => {
    await sandbox.serve(kitchen);
    const { look } = await openPage(sandbox);
    const tick = `new Promise((done) => source.addEventListener('message', () => done('tick'), { once: true }))`;
    const broken = `new Promise((done) => source.addEventListener('error', () => done(source.readyState), { once: true }))`;
    await look(`window.source = new EventSource('/api/events'); ${tick}`);
    const over = look(broken);
    expect(gateway().cut(isAt('/api/events'))).toBe(1);
    expect(await over).toBe(0);
    await nextEvent(sandbox, (event) => event.kind === 'log' && event.text === 'left');
  });
});
