/**
 * Replaces, for this page or process, all that tells the time or waits for it: `Date`, `performance.now`,
 * `AbortSignal.timeout`, and what `Intl` and `Temporal` take for now. Promises, microtasks and messages stay as they are.
 */
import { define } from '../define.ts';
import type { TimerQueue } from './timer-queue.ts';

/** Lets this page or process see the time of `timers`. */
export function replaceTime(timers: TimerQueue): void {
  replaceDate(() => timers.now);
  replacePerformance(timers);
  replaceAbortTimeout(timers);
  replaceIntlNow(() => timers.now);
  replaceTemporalNow(() => timers.now);
}

/**
 * In the place of `Date`, with its prototype: dates are the browser's own, and no way leads from them to the real time.
 */
function replaceDate(now: () => number): void {
  const Native = Date;
  const VirtualDate = function (this: unknown, ...parameters: unknown[]): unknown {
    if (!new.target) return new Native(now()).toString();
    const values = parameters.length === 0 ? [now()] : parameters;
    return Reflect.construct(Native, values, new.target) as Date;
  };
  Object.defineProperties(VirtualDate, {
    ...Object.getOwnPropertyDescriptors(Native),
    now: { value: () => now(), writable: true, configurable: true },
  });
  Object.defineProperty(Native.prototype, 'constructor', { value: VirtualDate });
  globalThis.Date = VirtualDate as unknown as DateConstructor;
}

function replacePerformance(timers: TimerQueue): void {
  const origin = timers.now;
  define(Performance.prototype, 'now', () => timers.now - origin);
  Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => origin });
}

function replaceAbortTimeout(timers: TimerQueue): void {
  const { AbortController, DOMException } = globalThis;
  define(AbortSignal, 'timeout', (ms: number) => {
    const controller = new AbortController();
    const reason = new DOMException('signal timed out', 'TimeoutError');
    timers.add(ms, () => controller.abort(reason));
    return controller.signal;
  });
}

/** A format without a date formats now. */
function replaceIntlNow(now: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  const { formatToParts } = prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')!.get!;
  define(prototype, 'formatToParts', function (this: Intl.DateTimeFormat, date?: Date | number) {
    return formatToParts.call(this, date === undefined ? now() : date);
  });
  Object.defineProperty(prototype, 'format', {
    get(this: Intl.DateTimeFormat) {
      const bound = format.call(this) as Intl.DateTimeFormat['format'];
      return (date?: Date | number) => bound(date === undefined ? now() : date);
    },
  });
}

interface TemporalLike {
  Instant: { fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: unknown): ZonedLike } };
  Now: { timeZoneId(): string } & Record<string, unknown>;
}

interface ZonedLike {
  toPlainDateTime(): unknown;
  toPlainDate(): unknown;
  toPlainTime(): unknown;
}

/** Not in every browser yet. */
function replaceTemporalNow(now: () => number): void {
  const { Temporal } = globalThis as { Temporal?: TemporalLike };
  if (!Temporal) return;
  const { Instant, Now } = Temporal;
  const instant = () => Instant.fromEpochMilliseconds(now());
  const zoned = (zone: unknown = Now.timeZoneId()) => instant().toZonedDateTimeISO(zone);
  define(Now, 'instant', instant);
  define(Now, 'zonedDateTimeISO', zoned);
  define(Now, 'plainDateTimeISO', (zone?: unknown) => zoned(zone).toPlainDateTime());
  define(Now, 'plainDateISO', (zone?: unknown) => zoned(zone).toPlainDate());
  define(Now, 'plainTimeISO', (zone?: unknown) => zoned(zone).toPlainTime());
}
