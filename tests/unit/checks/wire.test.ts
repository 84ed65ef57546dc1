import { describe, expect, it, vi } from 'vitest';
import { createTrail } from '#checks/trail.ts';
import { createWire } from '#checks/wire/wire.ts';
import { createWireLog } from '#sandbox/wire/log.ts';
import { requestEntry, responseEntry } from '../../support/fake-project.ts';

function setUp() {
  const log = createWireLog();
  log.append(requestEntry(1));
  const abort = new AbortController();
  const settle = vi.fn(() => Promise.resolve());
  const world = {
    log,
    settle,
    gateway: undefined,
    trail: createTrail(),
    standsStill: () => false,
    patience: () => 750,
  };
  return { log, abort, settle, wire: createWire({ ...world, signal: abort.signal }) };
}

describe('the wire of a check', () => {
  it('begins empty and leaves out what checks send', () => {
    const { log, wire } = setUp();
    log.append(requestEntry(2));
    log.append({ ...requestEntry(3), client: 'check' } as never);
    expect(wire.exchanges.map(({ id }) => id)).toEqual([2]);
  });
  it('gives each ended exchange once', async () => {
    const { log, wire } = setUp();
    log.append(requestEntry(2));
    const next = wire.next();
    log.append(responseEntry(2));
    expect((await next)?.id).toBe(2);
    log.append(requestEntry(3, 'POST'));
    log.append(responseEntry(3));
    expect((await wire.next(({ request }) => request.method === 'POST'))?.id).toBe(3);
  });
  it('gives null when nothing comes', async () => {
    vi.useFakeTimers();
    const { wire } = setUp();
    const next = wire.next();
    await vi.advanceTimersByTimeAsync(800);
    expect(await next).toBeNull();
    vi.useRealTimers();
  });
  it('collects what an action sends, also what follows from it', async () => {
    const { log, wire, settle } = setUp();
    settle.mockImplementationOnce(() => {
      log.append(requestEntry(3));
      log.append(responseEntry(3));
      return Promise.resolve();
    });
    const sent = await wire.during(() => {
      log.append(requestEntry(2, 'POST'));
      log.append(responseEntry(2, 201));
      return Promise.resolve();
    });
    expect(sent.map(({ id }) => id)).toEqual([2, 3]);
  });
  it('stops waiting when the check is over', async () => {
    const { abort, wire } = setUp();
    const next = wire.next();
    abort.abort(new Error('Over.'));
    await expect(next).rejects.toThrow('Over.');
  });
  it('says which need is missing when it cannot get between', () => {
    expect(() => setUp().wire.hold('GET', '/api/menu')).toThrow('does not need `faults`');
  });
  it('lists what the page sent by method and path', async () => {
    const { log, wire } = setUp();
    log.append(requestEntry(2, 'GET', '/api/dishes?q=dal'));
    log.append(requestEntry(3, 'POST', '/api/dishes'));
    log.append(requestEntry(4, 'GET', '/api/dishes/7'));
    log.append({ ...requestEntry(5, 'GET', '/api/dishes'), client: 'server' } as never);
    for (const id of [2, 3, 4, 5]) log.append(responseEntry(id));
    const ids = async (...which: [string?, string?]) =>
      (await wire.sent(...which)).map(({ id }) => id);
    expect(await ids('GET', '/api/dishes')).toEqual([2]);
    expect(await ids('GET', '/api/dishes?q=naan')).toEqual([]);
    expect(await ids('*', '/api/dishes/*')).toEqual([4]);
    expect(await ids('*', '/api/**')).toEqual([2, 3, 4]);
    expect(await ids()).toEqual([2, 3, 4]);
    await expect(wire.sent('GET', 'api')).rejects.toThrow('paths begin with /');
  });
});
