import EventEmitter from 'events';

type Name = string | symbol;

/** What the library lacks of `node:events`. */

/** The events of one name, one after the other, as `for await` takes them. Ends when one of the `close` events comes. */
function on(
  emitter: EventEmitter,
  name: Name,
  { signal, close = [] }: { signal?: AbortSignal; close?: Name[] } = {},
): AsyncIterableIterator<unknown[]> {
  if (signal?.aborted) throw toAbortError(signal);
  const come: unknown[][] = [];
  const waiting: PromiseWithResolvers<IteratorResult<unknown[]>>[] = [];
  let failure: { error: unknown } | null = null;
  let isOver = false;

  const take = (...args: unknown[]) => {
    const next = waiting.shift();
    if (next) next.resolve({ value: args, done: false });
    else come.push(args);
  };
  const fail = (error: unknown) => {
    const next = waiting.shift();
    if (next) next.reject(error);
    else failure = { error };
    end();
  };
  const abort = () => fail(toAbortError(signal!));
  const end = () => {
    isOver = true;
    emitter.off(name, take).off('error', fail);
    for (const closing of close) emitter.off(closing, end);
    signal?.removeEventListener('abort', abort);
    for (const next of waiting.splice(0)) next.resolve({ value: undefined, done: true });
  };
  emitter.on(name, take);
  if (name !== 'error') emitter.on('error', fail);
  for (const closing of close) emitter.on(closing, end);
  signal?.addEventListener('abort', abort, { once: true });

  return {
    next() {
      const value = come.shift();
      if (value) return Promise.resolve({ value, done: false });
      if (failure) {
        const { error } = failure;
        failure = null;
        return Promise.reject(error as Error);
      }
      if (isOver) return Promise.resolve({ value: undefined, done: true });
      const next = Promise.withResolvers<IteratorResult<unknown[]>>();
      waiting.push(next);
      return next.promise;
    },
    return() {
      end();
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error: unknown) {
      fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function toAbortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

/** `node:events`, which is the class itself. */
export const events = Object.assign(EventEmitter, {
  EventEmitter,
  on,
  getEventListeners: (emitter: EventEmitter, name: Name) => emitter.listeners(name),
  getMaxListeners: (emitter: EventEmitter) => emitter.getMaxListeners(),
  setMaxListeners: (count: number, ...emitters: EventEmitter[]) => {
    for (const emitter of emitters) emitter.setMaxListeners(count);
  },
});
