/** The host that runs copies of the kitchen: probes, balancer, signals, rollouts and load on the virtual clock. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHost, type Host } from '#checks/host/host.ts';
import { createTrail } from '#checks/trail.ts';
import type { SandboxClock } from '#sandbox/clock.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

/** Takes 120 ms for an order. It listens `OPEN_MS` after its start, and can cook after `WARM_MS`. */
const server = `
import { createServer } from 'node:http';
const { PORT, OPEN_MS, WARM_MS, SAYS_READY, AT_SIGTERM } = process.env;
let isWarm = !WARM_MS;
let isLeaving = false;
let isSick = false;
if (WARM_MS) setTimeout(() => isWarm = true, Number(WARM_MS));
const server = createServer(({ url }, response) => {
  const status = (code: number) => response.writeHead(code).end();
  if (url === '/readyz') return status(!isLeaving && (isWarm || SAYS_READY === 'at once') ? 200 : 503);
  if (url === '/healthz') return status(isSick ? 503 : 200);
  if (url === '/sick') { isSick = true; return status(204); }
  if (url === '/crash') process.exit(1);
  if (!isWarm) return status(500);
  setTimeout(() => response.end('served'), 120);
});
const open = () => server.listen(Number(PORT));
if (OPEN_MS) setTimeout(open, Number(OPEN_MS));
else open();

const close = () => server.close(() => process.exit(0));
const leaveAfter = (ms: number) => () => { isLeaving = true; setTimeout(close, ms); };
const atSigterm = {
  'exit at once': () => process.exit(0),
  'close the door at once': close,
  'ignore it': () => {},
  'not ready, close after 50 ms': leaveAfter(50),
  'not ready, close after 150 ms': leaveAfter(150),
  'close after 2,500 ms': () => void setTimeout(close, 2500),
}[AT_SIGTERM ?? ''];
if (atSigterm) process.on('SIGTERM', atSigterm);
`;

let sandbox: TestSandbox;
let clock: SandboxClock;
let host: Host;
let over: AbortController;
beforeAll(async () => {
  sandbox = await openSandbox();
  clock = sandbox.clock!;
  await sandbox.runtime.mount({
    backend: { directory: { 'server.ts': { file: { contents: server } } } },
  });
});
afterAll(() => sandbox.dispose());
beforeEach(begin);
afterEach(() => over.abort());

function begin(): void {
  clock.install({ now: '2027-01-15T12:00:00Z' });
  over = new AbortController();
  host = createHost({ sandbox, backendProcess: null }, createTrail(), over.signal);
}

const readiness = { path: '/readyz', periodMs: 50, failureThreshold: 2 };
const stop = { graceMs: 1000 };
const well = { AT_SIGTERM: 'not ready, close after 150 ms' };
const states = () => host.instances.map(({ name, state }) => `${name} ${state}`);

/** Opens a host with one instance of v1 that is ready. */
async function openWith(env: Record<string, string>) {
  host.open({ probes: { readiness } });
  const first = await host.start({ revision: 'v1', env });
  await clock.advance(50);
  return first;
}

describe('a rollout under load', () => {
  // One request every 10 ms, 120 ms each; v2 listens after 100 ms and can cook after 300.
  it.each([
    ['exit at once', 15, 30],
    ['close the door at once', 5, 20],
    ['ignore it', 6, 16],
    ['not ready, close after 50 ms', 2, 17],
    ['not ready, close after 150 ms', 0, 15],
    ['close after 2,500 ms', 6, 16],
  ])('that does at SIGTERM: %s', async (AT_SIGTERM, withHonest, withHasty) => {
    async function failuresWith(SAYS_READY: string) {
      await openWith({ AT_SIGTERM });
      const load = host.load({ perSecond: 100, forMs: 2010, request: 'GET /api/menu' });
      const env = { OPEN_MS: '100', WARM_MS: '300', SAYS_READY };
      const rollout = host.rollOut({ to: { revision: 'v2', env }, stop });
      await clock.advance(2200);
      expect([load.outcomes.length, rollout.state]).toEqual([201, 'done']);
      over.abort();
      begin();
      return load.failures.length;
    }
    expect([await failuresWith('when warm'), await failuresWith('at once')]).toEqual([
      withHonest,
      withHasty,
    ]);
  });

  it('says who failed and why, and what it did', async () => {
    await openWith({ AT_SIGTERM: 'ignore it' });
    const load = host.load({ perSecond: 100, forMs: 500, request: 'GET /api/menu' });
    const rollout = host.rollOut({ to: { revision: 'v2' }, stop: { graceMs: 230 } });
    await clock.advance(700);
    expect(load.failureCounts).toEqual({ 'kitchen-1: reset': 6, 'kitchen-1: refused': 1 });
    expect(load.summary).toBe(
      '50 requests came, and 7 failed. kitchen-1: reset (6), kitchen-1: refused (1).',
    );
    expect(rollout.story).toEqual([
      '0 ms: kitchen-2 starts with v2.',
      '50 ms: kitchen-2 is ready.',
      '50 ms: kitchen-1 is told to end.',
      '280 ms: kitchen-1 has ended with 137.',
      '280 ms: Done.',
    ]);
  });

  it('with no surge stops before it starts', async () => {
    await openWith(well);
    const load = host.load({ perSecond: 20, forMs: 1000, request: 'GET /api/menu' });
    host.rollOut({ to: { revision: 'v2' }, surge: 0, unavailable: 1, stop });
    await clock.advance(1200);
    expect(Object.keys(load.failureCounts)).toEqual(['nobody was ready']);
    expect(states()).toEqual(['kitchen-1 ended', 'kitchen-2 ready']);
  });

  it('goes back by its own rule, and the old revision goes on', async () => {
    await openWith(well);
    const load = host.load({ perSecond: 50, forMs: 4000, request: 'GET /api/menu' });
    const rollout = host.rollOut({
      to: { revision: 'v2', env: well, failsEvery: 5 },
      canary: [{ part: 0.2, requests: 40 }],
      rule: { failures: 1, among: 20 },
      stop,
    });
    await clock.advance(4200);
    expect([rollout.state, rollout.answered]).toEqual(['back', 9]);
    expect(load.failureCounts).toEqual({ 'kitchen-2: 500': 2 });
    expect(states()).toEqual(['kitchen-1 ready', 'kitchen-2 ended']);
    // A fifth, from the moment it was ready until it was stopped.
    const shared = load.outcomes.filter(({ instance }) => instance?.revision === 'v2');
    expect(shared.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([
      6, 11, 16, 21, 26, 31, 36, 41, 46, 51,
    ]);
  });

  it('can be called back when the old instance has gone already', async () => {
    await openWith(well);
    const load = host.load({ perSecond: 50, forMs: 3000, request: 'GET /api/menu' });
    const rollout = host.rollOut({ to: { revision: 'v2', env: well }, stop });
    await clock.advance(200);
    expect(states()).toEqual(['kitchen-1 leaving', 'kitchen-2 ready']);
    rollout.goBack();
    expect(await host.passUntil(() => rollout.isOver, 2000)).toBe(true);
    await host.passUntil(() => load.isOver, 3000);
    expect(load.failures).toEqual([]);
    expect(states()).toEqual(['kitchen-1 ended', 'kitchen-2 ended', 'kitchen-3 ready']);
    expect(host.instances.at(-1)?.revision).toBe('v1');
  });

  it('goes back when the new one does not become ready', async () => {
    await openWith(well);
    const env = { WARM_MS: '5000' };
    const rollout = host.rollOut({ to: { revision: 'v2', env }, readyWithinMs: 400, stop });
    await clock.advance(500);
    expect(rollout.story[1]).toBe('400 ms: kitchen-2 is not ready in time. The rollout goes back.');
    expect(states()).toEqual(['kitchen-1 ready', 'kitchen-2 ended']);
  });

  it('is refused when it cannot take a step', async () => {
    await openWith(well);
    const plan = { to: { revision: 'v2' }, surge: 0, unavailable: 0, stop };
    expect(() => host.rollOut(plan)).toThrow('cannot take a step');
  });
});

describe('an instance', () => {
  it('gets no requests for a while before SIGTERM, if its host drains', async () => {
    const first = await openWith({});
    const ended = first.stop({ graceMs: 1000, drainMs: 300 });
    expect([first.isRouted, first.state, first.toldAt]).toEqual([false, 'ready', null]);
    const began = clock.now();
    await clock.advance(300);
    expect(await ended).toBe(143);
    expect(first.endedAt! - began).toBe(300);
  });

  it('is replaced when its liveness probe fails, and when it ends unasked', async () => {
    const liveness = { path: '/healthz', periodMs: 100, failureThreshold: 2 };
    host.open({ probes: { readiness, liveness }, graceMs: 100, restartAfterMs: 500 });
    await host.start({ revision: 'v1' });
    await sandbox.request({ method: 'GET', url: 'http://kitchen-1.internal:3000/sick' });
    await clock.advance(150);
    expect(states()).toEqual(['kitchen-1 ready']);
    await clock.advance(150);
    expect(states()).toEqual(['kitchen-1 ended', 'kitchen-2 ready']);
    await sandbox
      .request({ method: 'GET', url: 'http://kitchen-2.internal:3000/crash' })
      .catch(() => {});
    await clock.advance(600);
    expect(states().slice(1)).toEqual(['kitchen-2 ended', 'kitchen-3 ready']);
  });

  it('is asked nothing else before its startup probe is content', async () => {
    const startup = { path: '/readyz', periodMs: 100, failureThreshold: 30 };
    const liveness = { path: '/healthz', periodMs: 20, failureThreshold: 1 };
    host.open({ probes: { startup, liveness } });
    await host.start({ revision: 'v1', env: { OPEN_MS: '250' } });
    await clock.advance(299);
    expect(states()).toEqual(['kitchen-1 new']);
    await clock.advance(1);
    expect(states()).toEqual(['kitchen-1 ready']);
  });
});

describe('port 3000', () => {
  it('leads to an instance that is ready, or to 503', async () => {
    host.open({ probes: { readiness } });
    expect(await sandbox.ask('/readyz')).toMatchObject({ status: 503, text: 'Nobody is ready.' });
    const first = await host.start({ revision: 'v1' });
    expect((await sandbox.ask('/readyz')).status).toBe(503);
    await clock.advance(50);
    expect((await sandbox.ask('/readyz')).status).toBe(200);
    first.kill();
    await expect(sandbox.ask('/readyz')).rejects.toThrow('Nobody listens on port 3000');
    await clock.advance(50);
    expect((await sandbox.ask('/readyz')).status).toBe(503);
  });

  it('goes on to the kitchen that was adopted', async () => {
    const kitchen = await sandbox.runtime.spawn('node', ['backend/server.ts'], {
      env: { PORT: 3000, AT_SIGTERM: 'exit at once' },
    });
    await clock.settled();
    host = createHost({ sandbox, backendProcess: kitchen }, createTrail(), over.signal);
    host.open({ probes: { readiness } });
    const first = host.adopt('v1');
    await clock.advance(50);
    expect(states()).toEqual(['kitchen ready']);
    expect((await sandbox.ask('/readyz')).status).toBe(200);
    expect(await first.stop(stop)).toBe(0);
    over.abort();
    await expect(sandbox.ask('/readyz')).rejects.toThrow('Nobody listens on port 3000');
  });
});
