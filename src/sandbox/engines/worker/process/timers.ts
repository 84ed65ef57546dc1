import { beginWork } from '../clock/activity.ts';
import type { TimerQueue } from '../clock/timer-queue.ts';
import { hold, release } from './lifetime.ts';
import { native } from './native.ts';

/** Starts a timer of the machine's. Returns the way to cancel it. */
type Start = (fire: () => void, delay: number, repeat: boolean) => () => void;

let startTimer: Start = (fire, delay, repeat) => {
  const id = repeat ? native.setInterval(fire, Math.max(delay, 1)) : native.setTimeout(fire, delay);
  return () => native.clearTimeout(id);
};

/** Lets all timers run on a clock. For before the program's first line. */
export function runTimersOn(timers: TimerQueue): void {
  startTimer = (fire, delay, repeat) => {
    const id = timers.add(delay, fire, repeat);
    return () => timers.remove(id);
  };
}

/** A Node timer: an object that can let the process end (`unref`) and start over (`refresh`). */
export class Timeout {
  #cancel: () => void = () => {};
  #active = false;
  #holds = true;

  constructor(
    private readonly start: (fire: () => void) => () => void,
    private readonly run: () => void,
    private readonly repeat: boolean,
  ) {
    this.refresh();
  }

  refresh(): this {
    this.#cancel();
    if (!this.#active && this.#holds) hold();
    this.#active = true;
    this.#cancel = this.start(() => {
      if (!this.repeat) this.close();
      this.run();
    });
    return this;
  }

  close(): this {
    this.#cancel();
    if (this.#active && this.#holds) release();
    this.#active = false;
    return this;
  }

  ref(): this {
    if (this.#active && !this.#holds) hold();
    this.#holds = true;
    return this;
  }

  unref(): this {
    if (this.#active && this.#holds) release();
    this.#holds = false;
    return this;
  }

  hasRef(): boolean {
    return this.#holds;
  }

  [Symbol.toPrimitive](): number {
    const id = ids.get(this) ?? nextId++;
    ids.set(this, id);
    byId.set(id, this);
    return id;
  }
}

// Timers whose number was asked for, so that `clearTimeout(+timer)` works as in Node.
const ids = new Map<Timeout, number>();
const byId = new Map<number, Timeout>();
let nextId = 1;

type Task = (...args: unknown[]) => void;

export function setTimeout(task: Task, delay = 0, ...args: unknown[]): Timeout {
  return new Timeout(
    (fire) => startTimer(fire, delay, false),
    () => task(...args),
    false,
  );
}

export function setInterval(task: Task, delay = 0, ...args: unknown[]): Timeout {
  return new Timeout(
    (fire) => startTimer(fire, delay, true),
    () => task(...args),
    true,
  );
}

/** Runs with the next turn of the event loop, also while a clock stands still. */
export function setImmediate(task: Task, ...args: unknown[]): Timeout {
  const start = (fire: () => void) => {
    const end = beginWork();
    const cancel = native.inNextTurn(() => {
      end();
      fire();
    });
    return () => {
      end();
      cancel();
    };
  };
  return new Timeout(start, () => task(...args), false);
}

export function clearTimeout(timer: unknown): void {
  const found = timer instanceof Timeout ? timer : byId.get(Number(timer));
  found?.close();
}

/** `node:timers/promises`. */
export const timersPromises = {
  setTimeout: <T>(delay?: number, value?: T, options: { signal?: AbortSignal } = {}) =>
    new Promise<T>((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted) return reject(toAbortError(signal));
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value as T);
      }, delay);
      const abort = () => {
        timer.close();
        reject(toAbortError(signal!));
      };
      signal?.addEventListener('abort', abort, { once: true });
    }),
  setImmediate: <T>(value?: T) =>
    new Promise<T>((resolve) => setImmediate(() => resolve(value as T))),
  async *setInterval<T>(delay?: number, value?: T) {
    for (;;) yield timersPromises.setTimeout(delay, value);
  },
};

// What `util.promisify` gives for them.
const custom = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(setTimeout, custom, { get: () => timersPromises.setTimeout });
Object.defineProperty(setImmediate, custom, { get: () => timersPromises.setImmediate });

function toAbortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

/** `node:timers`. */
export const timersModule = {
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval: clearTimeout,
  clearImmediate: clearTimeout,
  promises: timersPromises,
};
