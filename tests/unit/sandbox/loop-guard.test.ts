import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLoopGuard } from '#sandbox/compile/loop-guard.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

/** A turn of the event loop, in which messages arrive that were sent before. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => setImmediate(() => (port1.close(), resolve()));
    port2.postMessage(null);
  });

it('lets loops run that end in time', async () => {
  const onLate = vi.fn();
  const guard = createLoopGuard({ limitMs: 100, againMs: 0, onLate });
  for (let round = 0; round < 100_000; round++) {
    if (round % 1000 === 0) now += 0.9;
    guard();
  }
  expect(onLate).not.toHaveBeenCalled();
});

it('counts from the last turn of the event loop, whatever was called in it', async () => {
  const onLate = vi.fn();
  const guard = createLoopGuard({ limitMs: 100, againMs: 0, onLate });
  for (let task = 0; task < 10; task++) {
    guard();
    now += 60;
    guard();
    await turn();
  }
  expect(onLate).not.toHaveBeenCalled();
});

it('notices slow rounds as soon as quick ones', () => {
  for (const slow of [40, 0.001]) {
    now = 0;
    const onLate = vi.fn(() => {
      throw new Error('late');
    });
    const guard = createLoopGuard({ limitMs: 1500, againMs: 0, onLate });
    const endless = () => {
      for (;;) {
        guard();
        now += slow;
      }
    };
    expect(endless).toThrow('late');
    expect(now).toBeLessThan(1600);
  }
});

it('throws with every round once it is late, until there was a turn', async () => {
  const onLate = vi.fn(() => {
    throw new Error('late');
  });
  const guard = createLoopGuard({ limitMs: 10, againMs: 0, onLate });
  guard();
  now = 20;
  guard();
  for (let round = 0; round < 5; round++) expect(guard).toThrow('late');
  await turn();
  expect(guard).not.toThrow();
});

it('tells again after a while where it only tells', () => {
  const onLate = vi.fn();
  const guard = createLoopGuard({ limitMs: 1000, againMs: 1000, onLate });
  for (let round = 0; round < 3500; round++) {
    now = round;
    guard();
  }
  expect(onLate.mock.calls.length).toBe(3);
});
