import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { debounce, throttle } from '#lib/delay.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('throttle: nothing waits longer than the given time', () => {
  const work = vi.fn();
  const delayed = throttle(work, 200);
  for (let i = 0; i < 10; i++) {
    delayed.request();
    vi.advanceTimersByTime(50);
  }
  expect(work).toHaveBeenCalledTimes(2);
});

test('debounce: waits for a pause', () => {
  const work = vi.fn();
  const delayed = debounce(work, 200);
  for (let i = 0; i < 10; i++) {
    delayed.request();
    vi.advanceTimersByTime(50);
  }
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(150);
  expect(work).toHaveBeenCalledOnce();
});

test('flush works at once, and only when asked for', () => {
  const work = vi.fn();
  const delayed = throttle(work, 200);
  delayed.flush();
  expect(work).not.toHaveBeenCalled();
  delayed.request();
  delayed.flush();
  vi.advanceTimersByTime(500);
  expect(work).toHaveBeenCalledOnce();
});

test('cancel forgets', () => {
  const work = vi.fn();
  const delayed = debounce(work, 200);
  delayed.request();
  delayed.cancel();
  vi.advanceTimersByTime(500);
  expect(work).not.toHaveBeenCalled();
});
