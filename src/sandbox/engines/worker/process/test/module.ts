import { assert } from '../assert/assert.ts';
import { readTestCall, type TestOptions } from './arguments.ts';
import type { HookName } from './hooks.ts';
import { MockTracker } from './mock/tracker.ts';
import { addSuite, addTest, currentItem } from './root.ts';

type Add = typeof addTest;

/** A function that makes tests or suites, with its shorthands for options. */
function maker(add: Add, marks: Record<string, TestOptions>) {
  const make =
    (extra: TestOptions = {}) =>
    (...args: unknown[]) =>
      add(readTestCall(args, extra), new Error().stack ?? '');
  const shorthands = Object.entries(marks).map(([name, extra]) => [name, make(extra)] as const);
  return Object.assign(
    make(),
    Object.fromEntries(shorthands) as Record<string, ReturnType<typeof make>>,
  );
}

const marks = { skip: { skip: true }, todo: { todo: true }, only: { only: true } };
const hook = (name: HookName) => (fn?: unknown, options?: { timeout?: number }) =>
  currentItem().hooks.add(name, fn, options);

const suite = maker(addSuite, marks);
const test = maker(addTest, { ...marks, expectFailure: { expectFailure: true } });

/** `node:test`: a function with functions. */
export const nodeTest = Object.assign(test, {
  test,
  it: test,
  suite,
  describe: suite,
  before: hook('before'),
  after: hook('after'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  mock: new MockTracker(),
  assert: { ...assert },
});
