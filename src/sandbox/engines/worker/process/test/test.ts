import { assert } from '../assert/assert.ts';
import { invalidArgumentType } from '../node-error.ts';
import { native } from '../native.ts';
import { readTestCall, type TestCall, type TestOptions } from './arguments.ts';
import { TestFailure } from './error-text.ts';
import { call, withinTime } from './hooks.ts';
import { Item } from './item.ts';
import { MockTracker } from './mock/tracker.ts';
import { defaultTimeoutMs } from './selection.ts';

/** A test: a function that must not fail, with tests inside if it makes some. */
export class Test extends Item {
  readonly kind = 'test';
  readonly context: TestContext;
  readonly mock = new MockTracker();
  plan: number | null;
  assertions = 0;
  readonly #interruption = Promise.withResolvers<never>();

  constructor(testCall: TestCall, parent: Item | null, stack: string) {
    super(testCall, parent, stack);
    this.context = new TestContext(this);
    this.plan = testCall.options.plan ?? null;
    this.#interruption.promise.catch(() => {});
  }

  protected async work(): Promise<void> {
    const { fn, options } = this.call;
    const { parent } = this;
    await parent?.hooks.begin(parent.context);
    this.started = performance.now();
    options.signal?.addEventListener('abort', () => this.interrupt(toAbortion(options.signal!)));
    if (options.signal?.aborted) throw toAbortion(options.signal);
    try {
      for (const around of ancestors(this)) await around.hooks.each('beforeEach', this.context);
      const run = call(fn as never, this.context).then(() => this.runInside());
      const limit = options.timeout ?? defaultTimeoutMs();
      const work = Promise.race([run, this.#interruption.promise]);
      await withinTime(work, limit, (ms) => `test timed out after ${ms}ms`);
      this.#checkPlan();
    } catch (error) {
      this.fail(error);
    }
    this.cancelInside();
    if (this.failedInside > 0) {
      const noun = this.failedInside === 1 ? 'subtest' : 'subtests';
      this.fail(new TestFailure(`${this.failedInside} ${noun} failed`, 'subtests'));
    }
    try {
      for (const around of ancestors(this).reverse())
        await around.hooks.each('afterEach', this.context);
    } catch (error) {
      this.fail(error);
    }
    this.mock.reset();
    await this.hooks.end(this.context);
  }

  /** Ends the test with an error from outside its own code. */
  interrupt(error: unknown): void {
    this.#interruption.reject(error as Error);
  }

  #checkPlan(): void {
    if (this.plan === null) return;
    const done = this.assertions + this.inside.length;
    if (done === this.plan) return;
    throw new TestFailure(`plan expected ${this.plan} assertions but received ${done}`);
  }
}

/** The suites and tests around an item, outermost first. */
function ancestors(item: Item): Item[] {
  return item.parent ? [...ancestors(item.parent), item.parent] : [];
}

function toAbortion(signal: AbortSignal): unknown {
  return signal.reason ?? new TestFailure('The test was aborted', 'cancelled');
}

/** `t`: what a test function gets. */
export class TestContext {
  readonly #test: Test;
  #assert: object | null = null;

  constructor(test: Test) {
    this.#test = test;
  }

  get name(): string {
    return this.#test.name;
  }
  get fullName(): string {
    return this.#test.path.join(' > ');
  }
  get filePath(): string | undefined {
    const { location } = this.#test;
    return location ? `/home/project/${location.file}` : undefined;
  }
  get signal(): AbortSignal {
    return this.#test.aborter.signal;
  }
  get mock(): MockTracker {
    return this.#test.mock;
  }
  get error(): unknown {
    return this.#test.failure?.error ?? null;
  }
  get passed(): boolean {
    return this.#test.failure === null;
  }

  /** The functions of `node:assert`, which count towards a plan. */
  get assert(): object {
    return (this.#assert ??= counted(this.#test));
  }

  diagnostic(message: string): void {
    // Node tells what a test says after the test's own line.
    const { nesting } = this.#test;
    this.#test.remarks.push({ type: 'diagnostic', nesting, text: String(message) });
  }
  plan(count: number): void {
    if (typeof count !== 'number') throw invalidArgumentType('count', 'of type number', count);
    this.#test.plan = count;
  }
  skip(message?: string): void {
    this.#test.directive = { kind: 'skip', reason: message ?? '' };
  }
  todo(message?: string): void {
    this.#test.directive = { kind: 'todo', reason: message ?? '' };
  }
  /** All tests inside run; which of them are marked `only` is the command line's business. */
  runOnly(_marked: boolean): void {}

  test = (...args: unknown[]): Promise<void> => {
    const inner = new Test(readTestCall(args), this.#test, new Error().stack ?? '');
    this.#test.add(inner);
    this.#test.pump();
    return inner.end;
  };

  before(fn?: unknown, options?: TestOptions): void {
    this.#test.hooks.add('before', fn, options);
  }
  after(fn?: unknown, options?: TestOptions): void {
    this.#test.hooks.add('after', fn, options);
  }
  beforeEach(fn?: unknown, options?: TestOptions): void {
    this.#test.hooks.add('beforeEach', fn, options);
  }
  afterEach(fn?: unknown, options?: TestOptions): void {
    this.#test.hooks.add('afterEach', fn, options);
  }

  /** Tries an assertion again and again until it holds or its time is up. */
  async waitFor<Result>(
    condition: () => Result | Promise<Result>,
    { interval = 50, timeout = 1000 }: { interval?: number; timeout?: number } = {},
  ): Promise<Result> {
    const until = performance.now() + timeout;
    for (;;) {
      try {
        return await condition();
      } catch (error) {
        if (performance.now() >= until) {
          throw new Error('waitFor() timed out', { cause: error });
        }
      }
      await new Promise((resolve) => native.setTimeout(() => resolve(undefined), interval));
    }
  }
}

function counted(test: Test): object {
  const wrap = (value: unknown) =>
    typeof value === 'function' && value.name !== 'AssertionError'
      ? (...args: unknown[]) => {
          test.assertions++;
          return (value as (...args: unknown[]) => unknown)(...args);
        }
      : value;
  return Object.fromEntries(Object.entries(assert).map(([name, value]) => [name, wrap(value)]));
}
