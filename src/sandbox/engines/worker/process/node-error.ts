import { inspect } from './inspect/inspect.ts';

type ErrorClass = new (message: string) => Error;

/** Gives an error Node's `code`. Its text form names the code too, as Node's does. */
export function coded<E extends Error>(error: E, code: string): E {
  const toString = () => `${error.name} [${code}]: ${error.message}`;
  Object.defineProperty(error, 'toString', { value: toString, configurable: true, writable: true });
  return Object.assign(error, { code });
}

function make(Kind: ErrorClass, code: string, message: string): Error {
  return coded(new Kind(message), code);
}

/** The error for an argument of the wrong type. `wanted` completes the sentence, e.g. `of type string`. */
export function invalidArgumentType(name: string, wanted: string, value: unknown): Error {
  return make(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `${naming(name)} must be ${wanted}.${received(value)}`,
  );
}

/** The error for an argument of the right type whose value is of no use. */
export function invalidArgumentValue(name: string, value: unknown, why = 'is invalid'): Error {
  const shown = inspect(value);
  const short = shown.length > 128 ? `${shown.slice(0, 128)}...` : shown;
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The ${kind} '${name}' ${why}. Received ${short}`;
  return make(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

/** The error for a number outside its range. `range` completes the sentence, e.g. `>= 0 && <= 10`. */
export function outOfRange(name: string, range: string, value: unknown): Error {
  const text =
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32
      ? grouped(value)
      : inspect(value);
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${text}`;
  return make(RangeError, 'ERR_OUT_OF_RANGE', message);
}

/** The error for arguments that were left out. */
export function missingArguments(...names: string[]): Error {
  const list = names.map((name) => `"${name}"`);
  const text =
    list.length === 1
      ? `${list[0]} argument`
      : `${list.slice(0, -1).join(', ')} and ${list.at(-1)} arguments`;
  return make(TypeError, 'ERR_MISSING_ARGS', `The ${text} must be specified`);
}

/** Throws unless the value is a function. */
export function requireFunction(
  name: string,
  value: unknown,
): asserts value is (...args: never[]) => unknown {
  if (typeof value !== 'function') throw invalidArgumentType(name, 'of type function', value);
}

/** Throws unless the value is a string. */
export function requireString(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw invalidArgumentType(name, 'of type string', value);
}

/** Throws unless the value is a whole number within bounds. */
export function requireInteger(
  name: string,
  value: unknown,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (typeof value !== 'number') throw invalidArgumentType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < least || value > most) throw outOfRange(name, `>= ${least} && <= ${most}`, value);
}

/** How Node names what it was given, e.g. ` Received type number (5)`. */
export function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = (value as object).constructor?.name;
    return name ? ` Received an instance of ${name}` : ` Received ${inspect(value, { depth: -1 })}`;
  }
  const shown = inspect(value, { colors: false });
  const short = shown.length > 28 ? `${shown.slice(0, 25)}...` : shown;
  return ` Received type ${typeof value} (${short})`;
}

function naming(name: string): string {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

/** A large number in groups of three, as Node writes it. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}
