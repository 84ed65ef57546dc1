import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BEAT, createWatchdog, type Heart } from '#sandbox/engines/worker/watch/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A patient that answers as long as `isAlive`. */
function createPatient(watchdog: ReturnType<typeof createWatchdog>) {
  const silences: number[] = [];
  const patient = { isAlive: true, isWatched: true, silences, asked: 0 };
  const heart: Heart = watchdog.watch({
    counts: () => patient.isWatched,
    ask() {
      patient.asked++;
      if (patient.isAlive) heart.answered();
    },
    onSilence: (ms) => silences.push(ms),
  });
  return Object.assign(patient, { heart });
}

it('tells how long somebody has been silent, until the answer comes', () => {
  const watchdog = createWatchdog();
  const patient = createPatient(watchdog);
  vi.advanceTimersByTime(10 * BEAT);
  expect(patient).toMatchObject({ asked: 10, silences: [] });
  patient.isAlive = false;
  vi.advanceTimersByTime(4 * BEAT);
  expect(patient).toMatchObject({ asked: 11, silences: [BEAT, 2 * BEAT, 3 * BEAT] });
  expect(patient.heart.silentMs).toBe(3 * BEAT);
  patient.heart.answered();
  expect(patient.heart.silentMs).toBe(0);
  watchdog.dispose();
});

it('does not count what is not watched, nor what came before', () => {
  const watchdog = createWatchdog();
  const patient = createPatient(watchdog);
  patient.isAlive = false;
  vi.advanceTimersByTime(3 * BEAT);
  patient.isWatched = false;
  vi.advanceTimersByTime(20 * BEAT);
  patient.isWatched = true;
  vi.advanceTimersByTime(BEAT);
  expect(patient.silences).toEqual([BEAT, 2 * BEAT, BEAT]);
  watchdog.dispose();
});

it('counts beats and not time: nobody is late while this page sleeps', () => {
  const watchdog = createWatchdog();
  const patient = createPatient(watchdog);
  patient.isAlive = false;
  vi.advanceTimersByTime(BEAT);
  // A page that was asleep: the clock has gone on, and one timer fires.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(BEAT);
  expect(patient.silences).toEqual([BEAT]);
  watchdog.dispose();
});

it('stops asking', () => {
  const watchdog = createWatchdog();
  const patient = createPatient(watchdog);
  patient.heart.stop();
  const other = createPatient(watchdog);
  watchdog.dispose();
  vi.advanceTimersByTime(5 * BEAT);
  expect([patient.asked, other.asked]).toEqual([0, 0]);
});
