import { describe, expect, it, vi } from 'vitest';
import { createWire } from '#checks/wire.ts';
import { createWireLog } from '#sandbox/wire/log.ts';
import { requestEntry, responseEntry } from '../../support/fake-project.ts';

function setUp() {
  const log = createWireLog();
  log.append(requestEntry(1));
  const abort = new AbortController();
  const settle = vi.fn(() => Promise.resolve());
  return { log, abort, settle, wire: createWire(log, settle, abort.signal) };
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
});
