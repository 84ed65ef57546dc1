import { nextTick } from '../next-tick.ts';
import { coded, requireFunction } from '../node-error.ts';

type Fn = (...args: unknown[]) => unknown;

/** Functions whose promise form is one of its own, such as `setTimeout`, carry it under this name. */
export const custom = Symbol.for('nodejs.util.promisify.custom');

/** `util.promisify`: a function that ends with a callback `(error, value)` becomes one that gives a promise. */
export function promisify(original: Fn): Fn {
  requireFunction('original', original);
  const own = (original as unknown as Record<symbol, unknown>)[custom];
  if (own !== undefined) {
    requireFunction('util.promisify.custom', own);
    return Object.defineProperty(own as Fn, custom, { value: own, configurable: true });
  }
  function promising(this: unknown, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: unknown, value: unknown) =>
        error ? reject(error as Error) : resolve(value),
      );
    });
  }
  Object.setPrototypeOf(promising, Object.getPrototypeOf(original) as object);
  Object.defineProperty(promising, custom, { value: promising, configurable: true });
  return Object.defineProperties(promising, Object.getOwnPropertyDescriptors(original));
}

promisify.custom = custom;

/** `util.callbackify`: a function that gives a promise becomes one that ends with a callback. */
export function callbackify(original: Fn): Fn {
  requireFunction('original', original);
  function calling(this: unknown, ...args: unknown[]): void {
    const callback = args.pop();
    requireFunction('last argument', callback);
    const call = callback.bind(this) as (error: unknown, value?: unknown) => void;
    // Out of the promise: an error in the callback is an error nobody caught, not a rejection.
    (original.apply(this, args) as Promise<unknown>).then(
      (value) => nextTick(call, null, value),
      (reason: unknown) => nextTick(call, reason || falsy(reason)),
    );
  }
  Object.defineProperty(calling, 'name', { value: `${original.name}Callbackified` });
  return calling;
}

/** A rejection without a reason would look like success to the callback. */
function falsy(reason: unknown): Error {
  const error = coded(
    new Error('Promise was rejected with falsy value'),
    'ERR_FALSY_VALUE_REJECTION',
  );
  return Object.assign(error, { reason });
}
