import { TestFailure } from './error-text.ts';
import { requireFunction } from '../node-error.ts';
import { hold, release } from '../lifetime.ts';
import { native } from '../native.ts';

export type HookName = 'before' | 'after' | 'beforeEach' | 'afterEach';
type HookFunction = (context: never, done: (error?: unknown) => void) => unknown;

interface Hook {
  fn: HookFunction;
  timeoutMs: number | null;
}

/** The hooks of one suite or test. */
export class Hooks {
  readonly #lists: Record<HookName, Hook[]> = {
    before: [],
    after: [],
    beforeEach: [],
    afterEach: [],
  };

  add(name: HookName, fn: unknown = () => {}, options: { timeout?: number } = {}): void {
    requireFunction('fn', fn);
    this.#lists[name].push({ fn: fn as HookFunction, timeoutMs: options.timeout ?? null });
  }

  /** Runs `before` hooks that have not run yet. */
  async begin(context: object): Promise<void> {
    for (let hook; (hook = this.#lists.before.shift());) await this.#run(hook, context);
  }

  /** Runs `after` hooks that have not run yet; all of them, though one throws. */
  async end(context: object): Promise<void> {
    let failure: { error: unknown } | null = null;
    for (let hook; (hook = this.#lists.after.shift());) {
      await this.#run(hook, context).catch((error: unknown) => void (failure ??= { error }));
    }
    if (failure) throw (failure as { error: unknown }).error;
  }

  async each(name: 'beforeEach' | 'afterEach', context: object): Promise<void> {
    for (const hook of this.#lists[name]) await this.#run(hook, context);
  }

  #run({ fn, timeoutMs }: Hook, context: object): Promise<unknown> {
    return withinTime(call(fn, context), timeoutMs, (ms) => `hook timed out after ${ms}ms`);
  }
}

/** Calls a test or hook with its context, and with a callback if it takes one. */
export async function call(fn: HookFunction, context: object): Promise<unknown> {
  if (fn.length < 2) return fn.call(context, context as never, () => {});
  const done = Promise.withResolvers<void>();
  const result = fn.call(context, context as never, (error) =>
    error ? done.reject(error as Error) : done.resolve(),
  );
  if (typeof (result as Promise<unknown> | undefined)?.then === 'function') {
    void (result as Promise<unknown>).then(undefined, () => {});
    throw new TestFailure('passed a callback but also returned a Promise');
  }
  return done.promise;
}

/** Waits for `work`, but not longer than a time. */
export async function withinTime<Result>(
  work: Promise<Result>,
  timeoutMs: number | null,
  sentence: (ms: number) => string,
): Promise<Result> {
  if (timeoutMs === null || timeoutMs === Infinity) return work;
  const late = Promise.withResolvers<never>();
  hold();
  const timer = native.setTimeout(
    () => late.reject(new TestFailure(sentence(timeoutMs), 'cancelled')),
    timeoutMs,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    native.clearTimeout(timer);
    release();
  }
}
