import { invalidArgumentType } from '../node-error.ts';

/** What a test may be told about itself. */
export interface TestOptions {
  skip?: boolean | string;
  todo?: boolean | string;
  only?: boolean;
  timeout?: number;
  /** How many of its own tests may run at once; `true` for all of them. */
  concurrency?: boolean | number | null;
  signal?: AbortSignal;
  plan?: number;
  expectFailure?: boolean | string;
}

/** A test function gets its context, and may take a callback instead of giving a promise. */
export type TestFunction = (context: never, done: (error?: unknown) => void) => unknown;

/** A test as it was called for: name, options and function, each of which may be left out. */
export interface TestCall {
  name: string;
  options: TestOptions;
  fn: TestFunction;
}

/** Reads the arguments of `test`, `it`, `describe` and `t.test`. */
export function readTestCall(args: unknown[], extra: TestOptions = {}): TestCall {
  const fn = args.find((arg) => typeof arg === 'function') as TestFunction | undefined;
  const given = args.find((arg) => typeof arg === 'object' && arg !== null) ?? {};
  const options = { ...(given as TestOptions), ...extra };
  const name = typeof args[0] === 'string' && args[0] !== '' ? args[0] : (fn?.name ?? '');
  const { timeout, concurrency } = options;
  if (timeout !== undefined && timeout !== null && typeof timeout !== 'number') {
    throw invalidArgumentType('options.timeout', 'of type number', timeout);
  }
  if (
    concurrency !== undefined &&
    concurrency !== null &&
    !/^(boolean|number)$/.test(typeof concurrency)
  ) {
    throw invalidArgumentType('options.concurrency', 'of type boolean or number', concurrency);
  }
  return { name: name || '<anonymous>', options, fn: fn ?? (() => {}) };
}
