import { toLearnerStack } from '../../../../compile/learner-stack.ts';
import type { TestEnd, TestReport } from '../../tests/events.ts';
import type { SourceLocation } from '../../../../wire/events.ts';
import type { TestCall } from './arguments.ts';
import { TestFailure, toTestError } from './error-text.ts';
import { Hooks } from './hooks.ts';
import { inOrder } from './selection.ts';

/** What tests and suites have in common: a place in the tree, items inside that run in turn, and an end. */
export abstract class Item {
  abstract readonly kind: 'test' | 'suite';
  /** What hooks and the item's own function get. */
  abstract readonly context: object;
  readonly hooks = new Hooks();
  readonly name: string;
  readonly path: string[];
  readonly location: SourceLocation | null;
  readonly aborter = new AbortController();
  directive: TestEnd['directive'];
  failure: { error: unknown } | null = null;
  ended = false;
  /** Told after the item's own line. */
  readonly remarks: TestReport[] = [];
  /** Whether it has begun and not ended. */
  running = false;
  protected started: number | null = null;
  readonly #end = Promise.withResolvers<void>();
  readonly #limit: number;
  /** Items inside, in the order they are reported; those from `#reported` on wait for their turn. */
  readonly inside: Item[] = [];
  #queue: Item[] = [];
  #running = 0;
  #reported = 0;
  #held: TestReport[] = [];

  constructor(
    readonly call: TestCall,
    readonly parent: Item | null,
    stack: string,
  ) {
    const { name, options } = call;
    this.name = name;
    this.path = parent?.parent === null || !parent ? [name] : [...parent.path, name];
    this.location = toLearnerStack(stack).location;
    this.#limit = toLimit(options.concurrency ?? 1);
    const { skip, todo = parent?.directive?.kind === 'todo', expectFailure } = options;
    if (skip) this.directive = { kind: 'skip', reason: toReason(skip) };
    else if (todo) this.directive = { kind: 'todo', reason: toReason(todo) };
    else if (expectFailure) {
      this.directive = { kind: 'expected failure', reason: toReason(expectFailure) };
    } else this.directive = null;
  }

  get nesting(): number {
    return this.path.length - 1;
  }

  /** Resolves when the item has ended, however. */
  get end(): Promise<void> {
    return this.#end.promise;
  }

  get failedInside(): number {
    return this.inside.filter((item) => item.counts && item.failure).length;
  }

  /** Whether a failure of this item is one of its parent. */
  get counts(): boolean {
    return this.directive?.kind !== 'todo';
  }

  /** Does what the item is for. */
  protected abstract work(): Promise<void>;

  /** Leaves out of the items inside what a rule does not choose, and suites that have nothing left. */
  keep(chosen: (item: Item) => boolean): void {
    for (const item of this.inside) item.keep(chosen);
    const kept = this.inside.filter(
      (item) => chosen(item) || (item.kind === 'suite' && item.inside.length > 0),
    );
    this.inside.splice(0, this.inside.length, ...kept);
    this.#queue = this.#queue.filter((item) => kept.includes(item));
  }

  add(item: Item): void {
    this.inside.push(item);
    this.#queue.push(item);
  }

  /** Runs what waits, at most so many at once. Resolves when all inside have ended. */
  async runInside(): Promise<void> {
    this.#queue = inOrder(this.#queue);
    if (this.#queue.length > 1) {
      const waiting = new Set(this.#queue);
      const settled = this.inside.filter((item) => !waiting.has(item));
      this.inside.splice(0, this.inside.length, ...settled, ...this.#queue);
    }
    this.pump();
    for (let i = 0; i < this.inside.length; i++) await this.inside[i]!.end;
  }

  pump(): void {
    while (this.#running < this.#limit && this.#queue.length > 0 && !this.ended) {
      const next = this.#queue.shift()!;
      this.#running++;
      void next.run().finally(() => {
        this.#running--;
        this.pump();
      });
    }
  }

  async run(): Promise<void> {
    this.report({ type: 'begin', name: this.name, nesting: this.nesting });
    if (this.directive?.kind === 'skip') {
      this.started = performance.now();
      return this.finish();
    }
    this.running = true;
    try {
      await this.work();
    } catch (error) {
      this.fail(error);
    }
    this.finish();
  }

  fail(error: unknown): void {
    if (!this.ended) this.failure ??= { error };
  }

  /** Ends what is inside and has not, because this item ends. */
  cancelInside(): void {
    for (const item of this.inside) {
      if (item.ended) continue;
      item.cancelInside();
      item.fail(
        new TestFailure('test did not finish before its parent and was cancelled', 'cancelled'),
      );
      item.finish();
    }
    this.#queue = [];
  }

  finish(): void {
    if (this.ended) return;
    this.ended = true;
    this.aborter.abort();
    this.report(this.#toEnd());
    this.remarks.forEach((remark) => this.report(remark));
    this.parent?.advance();
    this.#end.resolve();
  }

  /** Tells the report: at once when it is this item's turn, later when one before it has not ended. */
  report(report: TestReport): void {
    const { parent } = this;
    if (!parent) return;
    if (parent.inside[parent.#reported] === this) parent.report(report);
    else this.#held.push(report);
  }

  /** Lets the next items have their turn in the report. */
  advance(): void {
    while (this.inside[this.#reported]?.ended) {
      const next = this.inside[++this.#reported];
      if (next) next.#held.splice(0).forEach((report) => this.report(report));
    }
  }

  #toEnd(): TestEnd {
    const { name, path, nesting, kind, directive, location } = this;
    const expected = directive?.kind === 'expected failure';
    const error = expected ? null : this.failure && toTestError(this.failure.error);
    const cancelled =
      this.failure?.error instanceof TestFailure && this.failure.error.kind === 'cancelled';
    const failed = expected ? !this.failure : Boolean(this.failure);
    const outcome = !failed ? 'pass' : cancelled ? 'cancelled' : 'fail';
    const durationMs =
      this.started === null ? null : Number((performance.now() - this.started).toFixed(3));
    return {
      type: 'end',
      name,
      path,
      nesting,
      kind,
      outcome,
      directive,
      durationMs,
      error,
      location,
    };
  }
}

function toLimit(concurrency: boolean | number): number {
  if (typeof concurrency === 'number') return Math.max(1, concurrency);
  return concurrency ? Infinity : 1;
}

const toReason = (given: boolean | string) => (typeof given === 'string' ? given : '');
