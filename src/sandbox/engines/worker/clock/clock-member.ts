import { countPosts, whenAtRest } from './activity.ts';
import { countBodyReadings } from './bodies.ts';
import type { ClockReport, ClockStart, ToClockMember } from './protocol.ts';
import { createTimerQueue, type TimerQueue } from './timer-queue.ts';

/** The clock's end in a page or process. */
export interface ClockMember {
  readonly timers: TimerQueue;
  hear(message: ToClockMember): void;
}

/** Begins to live by the clock. `flush` sends what waits to be sent before a report. */
export function joinClock(
  start: ClockStart,
  send: (report: ClockReport) => void,
  flush: () => void,
): ClockMember {
  countPosts();
  countBodyReadings();
  const timers = createTimerQueue(start.now);
  timers.moveTo(start.now, start.step);
  // Taken now: the learner's code may replace it.
  const { reportError } = globalThis;

  async function report(): Promise<void> {
    const restless = !(await whenAtRest());
    flush();
    send({ type: 'clock-report', next: timers.next, restless });
  }

  return {
    timers,
    hear({ order, now, step }) {
      if (order === 'real') return;
      if (order === 'postpone') timers.postpone(now);
      timers.moveTo(now, step);
      if (order === 'set') return;
      try {
        if (order === 'run') timers.runNext();
      } catch (error) {
        // As for a timer of the browser: the error ends the task and nothing else.
        reportError(error);
      }
      void report();
    },
  };
}
