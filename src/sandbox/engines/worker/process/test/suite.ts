import type { TestCall } from './arguments.ts';
import { TestFailure } from './error-text.ts';
import { withinTime } from './hooks.ts';
import { Item } from './item.ts';
import { defaultTimeoutMs } from './selection.ts';

/** A suite: its function says what is inside, before anything runs. */
export class Suite extends Item {
  readonly kind = 'suite';
  readonly context: SuiteContext;
  #built: Promise<void> = Promise.resolve();

  constructor(call: TestCall, parent: Item | null, stack: string) {
    super(call, parent, stack);
    this.context = new SuiteContext(this);
  }

  /** Runs the suite's function. A failure is told when the suite's turn comes. */
  build(): void {
    if (this.directive?.kind === 'skip') return;
    try {
      const built = this.call.fn.call(this.context, this.context as never, () => {});
      this.#built = Promise.resolve(built as Promise<void>);
    } catch (error) {
      this.#built = Promise.reject(error as Error);
    }
    this.#built.catch(() => {});
  }

  protected async work(): Promise<void> {
    const { parent } = this;
    try {
      await this.#built;
      await parent?.hooks.begin(parent.context);
      this.started = performance.now();
      await this.hooks.begin(this.context);
      const limit = this.call.options.timeout ?? defaultTimeoutMs();
      await withinTime(this.runInside(), limit, (ms) => `test timed out after ${ms}ms`);
    } catch (error) {
      this.started ??= performance.now();
      this.fail(error);
      this.cancelInside();
    }
    await this.hooks.end(this.context).catch((error: unknown) => this.fail(error));
    if (this.failedInside === 0) return;
    const noun = this.failedInside === 1 ? 'subtest' : 'subtests';
    this.fail(new TestFailure(`${this.failedInside} ${noun} failed`, 'subtests'));
  }
}

/** What a suite's function and hooks get. */
export class SuiteContext {
  readonly #suite: Suite;

  constructor(suite: Suite) {
    this.#suite = suite;
  }

  get name(): string {
    return this.#suite.name;
  }
  get fullName(): string {
    return this.#suite.path.join(' > ');
  }
  get filePath(): string | undefined {
    const { location } = this.#suite;
    return location ? `/home/project/${location.file}` : undefined;
  }
  get signal(): AbortSignal {
    return this.#suite.aborter.signal;
  }
}
