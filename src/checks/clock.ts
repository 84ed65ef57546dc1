import { RestlessError, type ClockOptions, type SandboxClock } from '#sandbox/clock.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Check, Checks } from './define.ts';
import { CheckFailure } from './failure.ts';
import { inWords } from './span.ts';
import type { Trail } from './trail.ts';

/** When the clock of a check starts, unless the lesson says: a Friday noon, so that results do not depend on the day. */
const USUAL_START = '2027-01-15T12:00:00Z';

/** Milliseconds that may pass on the clock while a kitchen opens. */
const OPENING_MS = 60_000;

/**
 * The time of both halves and the database, for lessons that need `clock`. It stands still from the start of a check, until
 * it is moved: `await clock.advance(8000)`. Between two timers everything comes to rest, so the page has been drawn and
 * requests have been answered when it resolves. What the checks wait for themselves, they wait for in real time.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass, with all timers of the page and the kitchen in their order. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until a moment: `'2027-01-15T16:00:00+05:30'`. */
  advanceTo(moment: string | number | Date): Promise<void>;
  /** Lets time pass until the next timer has run. Resolves with the time. */
  runToNext(): Promise<number>;
  /** Lets hours or days pass at once: each timer that would have run meanwhile runs once, at the end. */
  jump(ms: number): Promise<void>;
  /** Resolves once the page and the kitchen have done what they can without time passing. */
  settled(): Promise<void>;
}

/** Sets the clock for one check, before its kitchen and its page start. Without effect in lessons that do not use one. */
export function setClock(
  { clock }: Sandbox,
  { clock: settings }: Pick<Checks, 'clock'>,
  { at }: Pick<Check, 'at'>,
  seed: number | undefined,
): void {
  if (!settings) return;
  if (!clock) throw new Error('The lesson needs `clock`, which this engine does not have.');
  const options: ClockOptions = { now: at ?? settings.at ?? USUAL_START };
  clock.install(seed === undefined ? options : { ...options, seed });
}

/** Creates the clock of one check. */
export function createClock({ clock }: Sandbox, trail: Trail): Clock {
  const present = (): SandboxClock => {
    if (!clock?.installed) {
      throw new Error('This check moves the clock, but `checks.ts` does not say `clock: {}`.');
    }
    return clock;
  };
  return {
    now: () => present().now(),
    async advance(ms) {
      trail.add(`Let ${inWords(ms)} pass.`);
      await restOrFailure(present().advance(ms));
    },
    async advanceTo(moment) {
      const until = new Date(moment).getTime() - present().now();
      trail.add(`Let ${inWords(until)} pass.`);
      await restOrFailure(present().advanceTo(moment));
    },
    runToNext: () => restOrFailure(present().runToNext()),
    async jump(ms) {
      trail.add(`Let ${inWords(ms)} pass.`);
      await restOrFailure(present().jump(ms));
    },
    settled: () => restOrFailure(present().settled()),
  };
}

/** Waits for a page to load: with a clock, until it has come as far as it comes without time passing. */
export async function untilAtRest(
  clock: SandboxClock | undefined,
  load: Promise<void>,
): Promise<void> {
  if (!clock?.installed) return load;
  await Promise.race([load, restOrFailure(clock.settled())]);
  // One that waits for time ends with its page.
  load.catch(() => {});
}

/** Waits for a kitchen to open, and lets time pass for one that waits before it listens. */
export async function whileTimePasses<Result>(
  clock: SandboxClock | undefined,
  opening: Promise<Result>,
): Promise<Result> {
  if (!clock?.installed) return opening;
  let isOver = false;
  const over = opening.finally(() => void (isOver = true));
  const end = clock.now() + OPENING_MS;
  await restOrFailure(clock.settled());
  while (!isOver && clock.now() < end) {
    const before = clock.now();
    if ((await restOrFailure(clock.runToNext())) === before) break;
  }
  return over;
}

/** A program that never comes to rest is the learner's failure. */
export async function restOrFailure<Result>(move: Promise<Result>): Promise<Result> {
  try {
    return await move;
  } catch (cause) {
    if (!(cause instanceof RestlessError)) throw cause;
    const expected = 'It does what it has to do and then waits. Look for a loop that never ends.';
    throw new CheckFailure({ seen: cause.message, expected }, { cause });
  }
}
