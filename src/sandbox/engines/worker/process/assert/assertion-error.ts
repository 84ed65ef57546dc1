import { inspect } from '../inspect/inspect.ts';
import { invalidArgumentType } from '../node-error.ts';
import { showDifference } from './difference.ts';

/** What an assertion compared, and how. */
export interface AssertionDetails {
  message?: string | undefined;
  actual?: unknown;
  expected?: unknown;
  operator?: string | undefined;
  /** Frames up to and including this function are left out of the stack. */
  stackStartFn?: ((...args: never[]) => unknown) | undefined;
  diff?: 'simple' | 'full' | undefined;
}

const headings: Record<string, string> = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
};

/** Values longer than these, in characters or lines, are cut in a message. */
const LONGEST_TEXT = 512;
const MOST_LINES = 50;

/** `assert.AssertionError`, with Node's messages. */
export class AssertionError extends Error {
  readonly generatedMessage: boolean;
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string | undefined;
  readonly diff: 'simple' | 'full';

  constructor(details: AssertionDetails) {
    if (typeof details !== 'object' || details === null) {
      throw invalidArgumentType('options', 'of type object', details);
    }
    const { message, operator, stackStartFn, diff = 'simple' } = details;
    const bothErrors = [details.actual, details.expected].every((value) => value instanceof Error);
    const [actual, expected] = [details.actual, details.expected].map((value) =>
      bothErrors && message === undefined ? withoutStack(value as Error) : value,
    );
    super(toMessage({ ...details, actual, expected }));
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]',
      configurable: true,
      writable: true,
    });
    // The stack takes the name it finds; afterwards the name is the short one.
    Error.captureStackTrace?.(this, stackStartFn as never);
    void this.stack;
    this.name = 'AssertionError';
    this.generatedMessage = !message;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = diff;
    placeCodeSecond(this);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](_depth: number, context: object): string {
    return inspect(this, { ...context, customInspect: false, depth: 0 });
  }
}

/** A likeness of an error that prints as one line: where it was made is not what was compared. */
function withoutStack(error: Error): Error {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error) as object), error) as Error;
  Object.defineProperty(copy, 'message', { value: error.message });
  if (Object.hasOwn(error, 'cause')) {
    const { cause } = error;
    Object.defineProperty(copy, 'cause', {
      value: cause instanceof Error ? withoutStack(cause) : cause,
    });
  }
  return copy;
}

/** Node's order of fields, which is seen when such an error is printed. */
function placeCodeSecond(error: AssertionError): void {
  const fields = error as unknown as Record<string, unknown>;
  for (const field of ['generatedMessage', 'code', 'actual', 'expected', 'operator', 'diff']) {
    const value = fields[field];
    delete fields[field];
    fields[field] = value;
  }
}

function toMessage(details: AssertionDetails): string {
  const { message, actual, expected, operator = '' } = details;
  if (['strictEqual', 'deepStrictEqual', 'partialDeepStrictEqual'].includes(operator)) {
    return describeDifference(details);
  }
  if (message !== undefined && message !== null) return String(message);
  if (operator === 'notStrictEqual' || operator === 'notDeepStrictEqual') {
    return describeUnwanted(actual, operator);
  }
  const [left, right] = [print(actual), print(expected)];
  if (operator === 'notDeepEqual') {
    const text = `Expected "actual" not to be loosely deep-equal to:\n\n${left}`;
    if (left === right) return text.length > 1024 ? `${text.slice(0, 1021)}...` : text;
    return `Expected values not to be loosely deep-equal:\n\n${cut(left)}\n\nshould not loosely deep-equal\n\n${cut(right)}`;
  }
  if (operator === 'deepEqual') {
    return `Expected values to be loosely deep-equal:\n\n${cut(left)}\n\nshould loosely deep-equal\n\n${cut(right)}`;
  }
  return `${cut(left)} ${operator} ${cut(right)}`;
}

function describeDifference(details: AssertionDetails): string {
  const { actual, expected, message, diff } = details;
  const operator = nameOperator(details);
  const [left, right] = [print(actual).split('\n'), print(expected).split('\n')];
  const heading = (name: string) => message || headings[name];

  if (isOneLineEach(actual, left, expected, right)) {
    const [a, b] = [left[0]!, right[0]!];
    const quotes = [actual, expected].filter((value) => typeof value === 'string').length * 2;
    const short = a.length + b.length - quotes <= 12 && (actual !== 0 || expected !== 0);
    if (short) return `${heading(operator)}\n\n${a} !== ${b}\n`;
    return `${heading(operator)}\n+ actual - expected\n\n+ ${a}\n- ${b}${pointAt(a, b)}\n`;
  }
  if (left.join('\n') === right.join('\n')) {
    const long = left.length > MOST_LINES && diff !== 'full';
    const shown = long ? `${left.slice(0, MOST_LINES).join('\n')}\n...}` : left.join('\n');
    return `${heading('notIdentical')}\n${long ? '\n... Skipped lines' : ''}\n${shown}\n`;
  }
  const ignoresCommas = typeof actual === 'object' && actual !== null;
  const { text, skipped } = showDifference(left, right, ignoresCommas);
  return `${heading(operator)}\n+ actual - expected${skipped ? '\n... Skipped lines' : ''}\n\n${text}\n`;
}

function nameOperator({ actual, expected, operator = '' }: AssertionDetails): string {
  const objects = [actual, expected].every((value) => typeof value === 'object' && value !== null);
  const functions = [actual, expected].every((value) => typeof value === 'function');
  return operator === 'strictEqual' && (objects || functions) ? 'strictEqualObject' : operator;
}

function isOneLineEach(a: unknown, left: string[], b: unknown, right: string[]): boolean {
  if (left.length > 1 || right.length > 1) return false;
  return [a, b].some((value) => typeof value !== 'object' || value === null);
}

/** A caret below the first character that differs, when the eye would not find it at once. */
function pointAt(a: string, b: string): string {
  if (a.length + b.length > 80) return '';
  const at = [...a].findIndex((character, i) => character !== b[i]);
  return at >= 3 ? `\n${' '.repeat(at + 2)}^` : '';
}

function describeUnwanted(actual: unknown, operator: string): string {
  const isObject = (typeof actual === 'object' && actual !== null) || typeof actual === 'function';
  const name = operator === 'notStrictEqual' && isObject ? 'notStrictEqualObject' : operator;
  let lines = print(actual).split('\n');
  if (lines.length > MOST_LINES) lines = [...lines.slice(0, 46), '...'];
  if (lines.length > 1) return `${headings[name]}\n\n${lines.join('\n')}\n`;
  return `${headings[name]}${lines[0]!.length > 5 ? '\n\n' : ' '}${lines[0]}`;
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 3)}...` : text;
}

function print(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}
