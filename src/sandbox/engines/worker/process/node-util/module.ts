import { isDeepEqual } from '../assert/equality.ts';
import { parseEnvironment } from '../../environment-file.ts';
import {
  format,
  formatWithOptions,
  inspect,
  stripVTControlCharacters,
} from '../inspect/inspect.ts';
import { requireString } from '../node-error.ts';
import { print } from '../print.ts';
import { process } from '../process-object.ts';
import { parseArgs } from './parse-args.ts';
import { callbackify, promisify } from './promisify.ts';
import { styleText } from './style-text.ts';
import { types } from './types.ts';

const warned = new Set<string>();

/** `util.deprecate`: the function, which warns the first time it is called; once for each code. */
function deprecate<Fn extends (...args: never[]) => unknown>(
  fn: Fn,
  message: string,
  code?: string,
): Fn {
  let isTold = false;
  function deprecated(this: unknown, ...args: Parameters<Fn>): unknown {
    if (!isTold && !(code && warned.has(code))) {
      if (code) warned.add(code);
      const label = code ? `[${code}] ` : '';
      print(`(node:${process.pid}) ${label}DeprecationWarning: ${message}\n`, 'warn');
    }
    isTold = true;
    return fn.apply(this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  deprecated.prototype = fn.prototype as object;
  return deprecated as unknown as Fn;
}

function inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }) {
  Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

/** `util.debuglog`: prints only when `NODE_DEBUG` names the section. */
function debuglog(section: string) {
  const pattern = (process.env['NODE_DEBUG'] ?? '')
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/[^\w*]/g, '\\$&')
        .replaceAll('*', '.*'),
    )
    .join('|');
  const enabled = pattern !== '' && new RegExp(`^(${pattern})$`, 'i').test(section);
  const log = (...args: unknown[]): void => {
    if (!enabled) return;
    const text = format(...(args as [unknown]));
    print(`${section.toUpperCase()} ${process.pid}: ${text}\n`, 'error');
  };
  return Object.assign(log, { enabled });
}

/** Resolves when a signal aborts. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** `node:util`. */
export const nodeUtil = {
  TextDecoder,
  TextEncoder,
  aborted,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual: (actual: unknown, expected: unknown) =>
    isDeepEqual(actual, expected, 'strict'),
  parseArgs,
  parseEnv(text: string) {
    requireString('content', text);
    return parseEnvironment(text);
  },
  promisify,
  stripVTControlCharacters,
  styleText,
  toUSVString: (text: unknown) => String(text).toWellFormed(),
  types,
};
