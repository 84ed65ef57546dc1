import type { TestReport } from '../../tests/events.ts';
import { send } from '../host.ts';
import { hold, release } from '../lifetime.ts';
import { native } from '../native.ts';
import { flushPrints } from '../print.ts';
import { process } from '../process-object.ts';
import { onUncaught } from '../uncaught.ts';
import { Item } from './item.ts';
import { choosesByName, isChosenByName, runsOnlyMarked } from './selection.ts';
import { Suite } from './suite.ts';
import { Test } from './test.ts';

/** What stands around all tests of a process. It begins with the first of them and ends with the process. */
class Root extends Item {
  readonly kind = 'suite';
  readonly context = {};
  #scheduled = false;
  #holds = false;
  #begun = false;
  #told = false;

  constructor() {
    super({ name: '<root>', options: {}, fn: () => {} }, null, '');
    this.started = performance.now();
  }

  protected work(): Promise<void> {
    return Promise.resolve();
  }

  override add(item: Item): void {
    if (this.inside.length === 0) this.#listen();
    super.add(item);
    if (!this.#holds) hold();
    this.#holds = true;
    if (this.#scheduled) return;
    this.#scheduled = true;
    // When the code that makes the tests has run: it may still make more, and add hooks.
    native.setTimeout(() => void this.#runAll());
  }

  override report(report: TestReport): void {
    if (report.type === 'end' && report.outcome !== 'pass' && report.directive?.kind !== 'todo') {
      process.exitCode = 1;
    }
    flushPrints();
    send({ type: 'test', report });
  }

  async #runAll(): Promise<void> {
    this.#begun = true;
    this.#select();
    await this.runInside();
    // A failure in a last hook is nobody's test: it ends the process, as an error nobody caught.
    await this.hooks.end(this.context);
    this.#scheduled = false;
    this.#holds = false;
    release();
  }

  #select(): void {
    if (choosesByName()) this.keep((item) => item.kind === 'test' && isChosenByName(item.path));
    if (runsOnlyMarked()) this.keep(isMarked);
  }

  #listen(): void {
    onUncaught((error) => {
      const test = running(this);
      test?.interrupt(error);
      return test !== null;
    });
    process.once('beforeExit', () => this.#tellEnd());
    process.once('exit', () => {
      // A program that fails before its tests begin says nothing of them.
      if (!this.#begun) return;
      this.cancelInside();
      this.#tellEnd();
    });
  }

  #tellEnd(): void {
    if (this.#told) return;
    this.#told = true;
    const durationMs = Number((performance.now() - this.started!).toFixed(3));
    this.report({ type: 'finished', durationMs });
  }
}

/** The test that runs now, the innermost one. */
function running(item: Item): Test | null {
  for (const inner of item.inside) {
    if (inner.ended || !inner.running) continue;
    const found = running(inner) ?? (inner instanceof Test ? inner : null);
    if (found) return found;
  }
  return null;
}

/** Whether `--test-only` lets an item run: it is marked, or stands in something marked that marks nothing inside. */
function isMarked(item: Item): boolean {
  if (item.call.options.only) return true;
  for (let around = item.parent; around; around = around.parent) {
    if (around.call.options.only) return !hasMarkedInside(around);
  }
  return false;
}

function hasMarkedInside(item: Item): boolean {
  return item.inside.some((inner) => inner.call.options.only || hasMarkedInside(inner));
}

export const root = new Root();

/** The suite whose function is running; tests that are made now belong to it. */
let current: Item = root;

/** Makes a test where it is called: in the suite being built, or outside all suites. */
export function addTest(call: Test['call'], stack: string): Promise<void> {
  const test = new Test(call, current, stack);
  current.add(test);
  return test.end;
}

/** Makes a suite and runs its function. */
export function addSuite(call: Suite['call'], stack: string): Promise<void> {
  const suite = new Suite(call, current, stack);
  current.add(suite);
  const around = current;
  current = suite;
  try {
    suite.build();
  } finally {
    current = around;
  }
  return suite.end;
}

/** Where hooks go that are set outside of a test: the suite being built, or all tests. */
export const currentItem = (): Item => current;
