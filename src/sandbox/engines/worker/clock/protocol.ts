import type { Due } from './timer-queue.ts';

/** What a page or process that starts is told about the clock it lives by. */
export interface ClockStart {
  /** Milliseconds since 1970. */
  now: number;
  step: number;
}

/**
 * What the clock tells those who live by it. All but `set` and `real` are answered by a report: `ask` only asks for it, `run` runs
 * the first timer before, and `postpone` makes due at `now` what would have been due before. After `real` the clock is gone.
 */
export interface ToClockMember extends ClockStart {
  type: 'clock';
  order: 'set' | 'ask' | 'run' | 'postpone' | 'real';
}

/** They have come to rest. What they sent before has been sent, and what they were sent before has been heard. */
export interface ClockReport {
  type: 'clock-report';
  next: Due | null;
  /** It keeps itself busy, and would never come to rest. */
  restless: boolean;
}
