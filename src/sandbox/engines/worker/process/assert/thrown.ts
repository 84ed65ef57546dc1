import { inspect } from '../inspect/inspect.ts';
import { coded, invalidArgumentType, invalidArgumentValue, received } from '../node-error.ts';
import { AssertionError } from './assertion-error.ts';
import { isDeepEqual } from './equality.ts';

/** What `throws` and `rejects` take to judge an error. */
export type ErrorPredicate = RegExp | object | Error | ((error: unknown) => unknown) | string;

type Fn = (...args: never[]) => unknown;

/** What a function threw, or a promise rejected with. */
export type Outcome = { failed: true; error: unknown } | { failed: false };

/** Runs a function. */
export function outcomeOf(fn: unknown): Outcome {
  if (typeof fn !== 'function') throw invalidArgumentType('fn', 'of type function', fn);
  try {
    (fn as () => unknown)();
    return { failed: false };
  } catch (error) {
    return { failed: true, error };
  }
}

/** Waits for a promise, or for what a function returns. */
export async function laterOutcomeOf(promise: unknown): Promise<Outcome> {
  let awaited = promise;
  if (typeof promise === 'function') {
    awaited = (promise as () => unknown)();
    if (!isThenable(awaited)) {
      const message = `Expected instance of Promise to be returned from the "promiseFn" function but got${received(awaited).replace(' Received', '')}.`;
      throw coded(new TypeError(message), 'ERR_INVALID_RETURN_VALUE');
    }
  } else if (!isThenable(promise)) {
    throw invalidArgumentType('promiseFn', 'of type function or an instance of Promise', promise);
  }
  try {
    await awaited;
    return { failed: false };
  } catch (error) {
    return { failed: true, error };
  }
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

/** Judges for `throws` and `rejects`: something must have failed, in the way that was expected. */
export function expectFailure(
  asserting: Fn,
  outcome: Outcome,
  wanted?: ErrorPredicate,
  message?: string | Error,
): void {
  const kind = asserting.name === 'rejects' ? 'rejection' : 'exception';
  let text = message;
  let expected: ErrorPredicate | undefined = wanted;
  if (typeof wanted === 'string') {
    if (message !== undefined) throw wrongPredicate(wanted);
    if (outcome.failed) refuseAmbiguous(outcome.error, wanted);
    text = wanted;
    expected = undefined;
  } else if (
    wanted !== undefined &&
    wanted !== null &&
    typeof wanted !== 'object' &&
    typeof wanted !== 'function'
  ) {
    throw wrongPredicate(wanted);
  }
  if (outcome.failed) {
    if (expected) judge(asserting, outcome.error, expected, text);
    return;
  }
  const named = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
  const ending = text === undefined ? '.' : `: ${String(text)}`;
  if (text instanceof Error) throw text;
  throw new AssertionError({
    actual: undefined,
    expected,
    operator: asserting.name,
    message: `Missing expected ${kind}${named}${ending}`,
    stackStartFn: asserting,
  });
}

/** Judges for `doesNotThrow` and `doesNotReject`: an error that matches must not have come. */
export function expectNoFailure(
  asserting: Fn,
  outcome: Outcome,
  wanted?: ErrorPredicate,
  message?: string,
): void {
  if (!outcome.failed) return;
  const text = typeof wanted === 'string' ? wanted : message;
  const expected = typeof wanted === 'string' ? undefined : wanted;
  const { error } = outcome;
  if (expected && !matches(error, expected)) throw error;
  const kind = asserting.name === 'doesNotReject' ? 'rejection' : 'exception';
  const said = (error as { message?: string } | null)?.message;
  throw new AssertionError({
    actual: error,
    expected,
    operator: asserting.name,
    message: `Got unwanted ${kind}${text ? `: ${text}` : '.'}\nActual message: "${said}"`,
    stackStartFn: asserting,
  });
}

function wrongPredicate(value: unknown): Error {
  return invalidArgumentType(
    'error',
    'of type function or an instance of Error, RegExp, or Object',
    value,
  );
}

function refuseAmbiguous(error: unknown, text: string): void {
  const same =
    typeof error === 'object' && error !== null
      ? (error as Error).message === text
      : error === text;
  if (!same) return;
  const what = typeof error === 'object' ? `error message "${text}"` : `error "${text}"`;
  const message = `The "error/message" argument is ambiguous. The ${what} is identical to the message.`;
  throw coded(new TypeError(message), 'ERR_AMBIGUOUS_ARGUMENT');
}

/** `doesNotThrow` takes a class or a function as its predicate. */
function matches(error: unknown, expected: ErrorPredicate): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected !== 'function') return false;
  if (expected.prototype !== undefined && error instanceof (expected as never)) return true;
  if (Error.isPrototypeOf(expected)) return false;
  return (expected as (error: unknown) => unknown).call({}, error) === true;
}

function judge(
  asserting: Fn,
  error: unknown,
  expected: ErrorPredicate,
  message?: string | Error,
): void {
  const fail = (generated: string, asked: unknown = expected): never => {
    if (message instanceof Error) throw message;
    const failure = new AssertionError({
      actual: error,
      expected: asked,
      operator: asserting.name,
      message: message ?? generated,
      stackStartFn: asserting,
    });
    throw message === undefined ? Object.assign(failure, { generatedMessage: true }) : failure;
  };
  if (expected instanceof RegExp) {
    const text = String(error);
    if (expected.test(text)) return;
    fail(
      `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`,
    );
  }
  if (typeof expected === 'object') return compareFields(asserting, error, expected, message);
  if (typeof expected !== 'function') return;
  if (expected.prototype !== undefined && error instanceof (expected as never)) return;
  if (Error.isPrototypeOf(expected)) {
    fail(describeWrongClass(error, expected));
  }
  const verdict = (expected as (error: unknown) => unknown).call({}, error);
  if (verdict === true) return;
  const named = expected.name ? `"${expected.name}" ` : '';
  const caught = error instanceof Error ? `\n\nCaught error:\n\n${error}` : '';
  fail(
    `The ${named}validation function is expected to return "true". Received ${inspect(verdict)}${caught}`,
  );
}

function describeWrongClass(error: unknown, expected: { name: string }): string {
  const start = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!(error instanceof Error)) return `${start}"${inspect(error, { depth: -1 })}"`;
  return `${start}"${error.constructor.name || error.name}"\n\nError message:\n\n${error.message}`;
}

/** Stands for the error in a message: only the fields that were asked for. */
class Comparison {
  constructor(source: object, keys: string[], wanted?: object) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const value = (source as never)[key] as unknown;
      const pattern = wanted && ((wanted as never)[key] as unknown);
      const fits = typeof value === 'string' && pattern instanceof RegExp && pattern.test(value);
      (this as Record<string, unknown>)[key] = fits ? pattern : value;
    }
  }
}

function compareFields(
  asserting: Fn,
  error: unknown,
  expected: object,
  message?: string | Error,
): void {
  if (typeof error !== 'object' || error === null) {
    throw new AssertionError({
      actual: error,
      expected,
      operator: 'deepStrictEqual',
      message: message instanceof Error ? message.message : message,
      stackStartFn: asserting,
    });
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0)
    throw invalidArgumentValue('error', expected, 'may not be an empty object');
  for (const key of keys) {
    const [found, wanted] = [error, expected].map((value) => (value as never)[key] as unknown);
    if (typeof found === 'string' && wanted instanceof RegExp && wanted.test(found)) continue;
    if (key in error && isDeepEqual(found, wanted, 'strict')) continue;
    if (message instanceof Error) throw message;
    const failure = new AssertionError({
      actual: message ? error : new Comparison(error, keys, expected),
      expected: message ? expected : new Comparison(expected, keys),
      operator: message ? asserting.name : 'deepStrictEqual',
      message,
      stackStartFn: asserting,
    });
    throw Object.assign(failure, {
      actual: error,
      expected,
      operator: asserting.name,
      generatedMessage: !message,
    });
  }
}
