import type { Time } from './time.ts';

/** How the virtual clock begins. */
export interface ClockOptions {
  /** The time it shows at first: a date, text that `Date` reads, or milliseconds since 1970. The present time by default. */
  now?: Date | string | number;
  /**
   * Lets chance decide, the same for the same number, which of the page, the processes and the engine goes first when
   * timers of theirs are due at the same moment. Otherwise the one that was set first does.
   */
  seed?: number;
}

/**
 * One clock for the page and all processes. While it is installed, time stands still, until it is moved. Then the timers
 * of all run one after the other in the order of their times, and between two of them everything comes to rest: what
 * was sent has been heard and what came of it has been done. What waits for somebody else, such as a request that is held
 * back, is not waited for.
 *
 * Pages and processes live by it that are started after it was installed; they have its timers before their first line.
 * Promises, messages and animation frames are real.
 */
export interface SandboxClock extends Time {
  readonly installed: boolean;
  /** Stops time. May be called again, to begin anew. */
  install(options?: ClockOptions): void;
  /**
   * Lets time pass. Rejects with a `RestlessError` when somebody never comes to rest, or after 2,000 timers; the clock
   * then stands where it got to.
   */
  advance(ms: number): Promise<void>;
  /** Lets time pass until a moment. Rejects with a `RangeError` when that is past. */
  advanceTo(moment: Date | string | number): Promise<void>;
  /** Lets time pass until the next timer has run, and all others of its moment. Resolves with the time, also without any. */
  runToNext(): Promise<number>;
  /**
   * Lets much time pass at once, as when a laptop was closed: each timer that would have run meanwhile runs once, at the
   * end. For hours and days; `advance` runs every round of every interval.
   */
  jump(ms: number): Promise<void>;
  /** Resolves once everything has come to rest, without letting time pass. */
  settled(): Promise<void>;
  /** Makes time real for what is started from now on. Those who lived by the clock stand still until they are replaced. */
  uninstall(): void;
}

/** A program keeps itself busy without letting time pass, or sets timers without end. */
export class RestlessError extends Error {
  override name = 'RestlessError';
}
