import { inspect } from '../inspect/inspect.ts';
import { invalidArgumentType, missingArguments } from '../node-error.ts';
import { AssertionError, type AssertionDetails } from './assertion-error.ts';
import { callText } from './call-text.ts';
import { isDeepEqual, type EqualityMode } from './equality.ts';
import {
  expectFailure,
  expectNoFailure,
  laterOutcomeOf,
  outcomeOf,
  type ErrorPredicate,
} from './thrown.ts';

type Message = string | Error | undefined;
type Compare = (this: void, actual: unknown, expected: unknown, message?: Message) => void;

/** Throws the assertion's error, or the caller's own when the message is one. */
function fail(details: Omit<AssertionDetails, 'message'> & { message?: Message }): never {
  if (details.message instanceof Error) throw details.message;
  throw new AssertionError(details as AssertionDetails);
}

/** Makes an assertion on two values, named as Node names it. */
function comparing(
  name: string,
  operator: string,
  holds: (a: unknown, b: unknown) => boolean,
): Compare {
  const asserting = {
    [name](...args: unknown[]) {
      const [actual, expected, message] = args as [unknown, unknown, Message];
      if (args.length < 2) throw missingArguments('actual', 'expected');
      if (holds(actual, expected)) return;
      fail({ actual, expected, message, operator, stackStartFn: asserting as never });
    },
  }[name] as Compare;
  return asserting;
}

const deep = (mode: EqualityMode) => (a: unknown, b: unknown) => isDeepEqual(a, b, mode);
const not = (holds: (a: unknown, b: unknown) => boolean) => (a: unknown, b: unknown) =>
  !holds(a, b);

const loosely = (a: unknown, b: unknown) => a == b || (Number.isNaN(a) && Number.isNaN(b));

function matching(name: 'match' | 'doesNotMatch', wanted: boolean, sentence: string) {
  const asserting = {
    [name](string: unknown, regexp: unknown, message?: Message) {
      if (!(regexp instanceof RegExp))
        throw invalidArgumentType('regexp', 'an instance of RegExp', regexp);
      if (typeof string === 'string' && regexp.test(string) === wanted) return;
      const said =
        typeof string === 'string'
          ? `${sentence} ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`
          : invalidArgumentType('string', 'of type string', string).message;
      const details = {
        actual: string,
        expected: regexp,
        operator: name,
        stackStartFn: asserting as never,
      };
      if (message !== undefined) fail({ ...details, message });
      throw Object.assign(new AssertionError({ ...details, message: said }), {
        generatedMessage: true,
      });
    },
  }[name]!;
  return asserting;
}

function refuseFalsy(asserting: (...args: never[]) => unknown, args: unknown[]): void {
  const [value, message] = args as [unknown, Message];
  if (value) return;
  if (message instanceof Error) throw message;
  const details = { actual: value, expected: true, operator: '==', stackStartFn: asserting };
  if (message !== undefined && message !== null) throw new AssertionError({ ...details, message });
  const said =
    args.length === 0 ? 'No value argument passed to `assert.ok()`' : describeFalsy(value);
  throw Object.assign(new AssertionError({ ...details, message: said }), {
    generatedMessage: true,
  });
}

function describeFalsy(value: unknown): string {
  const text = callText(new Error().stack ?? '');
  return text
    ? `The expression evaluated to a falsy value:\n\n  ${text}\n`
    : `${inspect(value)} == true`;
}

function ok(...args: unknown[]): void {
  refuseFalsy(ok, args);
}

function throws(fn: unknown, error?: ErrorPredicate, message?: string): void {
  expectFailure(throws, outcomeOf(fn), error, message);
}

async function rejects(promise: unknown, error?: ErrorPredicate, message?: string): Promise<void> {
  expectFailure(rejects, await laterOutcomeOf(promise), error, message);
}

function doesNotThrow(fn: unknown, error?: ErrorPredicate, message?: string): void {
  expectNoFailure(doesNotThrow, outcomeOf(fn), error, message);
}

async function doesNotReject(
  promise: unknown,
  error?: ErrorPredicate,
  message?: string,
): Promise<void> {
  expectNoFailure(doesNotReject, await laterOutcomeOf(promise), error, message);
}

function ifError(value: unknown): void {
  if (value === null || value === undefined) return;
  const said = value instanceof Error && value.message ? value.message : inspect(value);
  throw new AssertionError({
    actual: value,
    expected: null,
    operator: 'ifError',
    message: `ifError got unwanted exception: ${said}`,
    stackStartFn: ifError,
  });
}

function assertFail(...args: [message?: unknown]): never {
  const [message] = args;
  if (message instanceof Error) throw message;
  const given = message !== undefined && message !== null;
  const failure = new AssertionError({
    actual: undefined,
    expected: undefined,
    operator: 'fail',
    message: given ? String(message) : 'Failed',
    stackStartFn: assertFail,
  });
  throw given ? failure : Object.assign(failure, { generatedMessage: true });
}

const shared = {
  AssertionError,
  fail: Object.defineProperty(assertFail, 'name', { value: 'fail' }),
  deepStrictEqual: comparing('deepStrictEqual', 'deepStrictEqual', deep('strict')),
  notDeepStrictEqual: comparing('notDeepStrictEqual', 'notDeepStrictEqual', not(deep('strict'))),
  strictEqual: comparing('strictEqual', 'strictEqual', Object.is),
  notStrictEqual: comparing('notStrictEqual', 'notStrictEqual', not(Object.is)),
  partialDeepStrictEqual: comparing(
    'partialDeepStrictEqual',
    'partialDeepStrictEqual',
    deep('partial'),
  ),
  match: matching('match', true, 'The input did not match the regular expression'),
  doesNotMatch: matching(
    'doesNotMatch',
    false,
    'The input was expected to not match the regular expression',
  ),
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
  ifError,
};

function strict(...args: unknown[]): void {
  refuseFalsy(strict, args);
}

/** `node:assert`: a function with functions. */
export const assert = Object.assign(ok, {
  ...shared,
  ok,
  equal: comparing('equal', '==', loosely),
  notEqual: comparing('notEqual', '!=', not(loosely)),
  deepEqual: comparing('deepEqual', 'deepEqual', deep('loose')),
  notDeepEqual: comparing('notDeepEqual', 'notDeepEqual', not(deep('loose'))),
});

/** `node:assert/strict`: the same, where `equal` means `===`. */
export const strictAssert = Object.assign(strict, {
  ...shared,
  ok,
  equal: shared.strictEqual,
  notEqual: shared.notStrictEqual,
  deepEqual: shared.deepStrictEqual,
  notDeepEqual: shared.notDeepStrictEqual,
  strict,
});
Object.assign(assert, { strict: strictAssert });
