import { coded, invalidArgumentType, invalidArgumentValue } from '../../node-error.ts';
import { timersModule, timersPromises } from '../../timers.ts';
import { mockDate } from './date.ts';

const kinds = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'Date',
  'scheduler.wait',
  'AbortSignal.timeout',
] as const;
type Api = (typeof kinds)[number];
/** What is mocked when nothing is said. */
const usual: Api[] = ['setTimeout', 'setInterval', 'setImmediate', 'Date'];

interface Waiting {
  id: number;
  at: number;
  /** Milliseconds between runs; `null` for a timer that runs once. */
  every: number | null;
  run(): void;
}

/** `mock.timers`: a clock that stands still until it is told to go on. */
export class MockTimers {
  #enabled = false;
  #now = 0;
  #waiting: Waiting[] = [];
  #undo: (() => void)[] = [];
  #nextId = 1;

  enable(options: { apis?: Api[]; now?: number | Date } = {}): void {
    if (this.#enabled) throw invalidState('MockTimers is already enabled!');
    const { apis = usual, now = 0 } = options;
    if (!Array.isArray(apis))
      throw invalidArgumentType('options.apis', 'an instance of Array', apis);
    for (const api of apis) {
      if (kinds.includes(api)) continue;
      throw invalidArgumentValue('options.apis', api, `option ${api} is not supported`);
    }
    const start = now instanceof Date ? now.getTime() : now;
    if (typeof start !== 'number' || start < 0 || Number.isNaN(start)) {
      throw invalidArgumentValue('now', now, 'must be a positive integer');
    }
    this.#enabled = true;
    this.#now = start;
    if (apis.includes('setTimeout')) this.#mockTimeouts();
    if (apis.includes('setInterval')) this.#mockIntervals();
    if (apis.includes('setImmediate')) this.#mockImmediates();
    if (apis.includes('Date')) this.#replace(self, { Date: mockDate(Date, () => this.#now) });
  }

  /** Lets time pass, and runs what falls due, in the order in which it does. */
  tick(time = 1): void {
    this.#refuseDisabled();
    if (time < 0) throw invalidArgumentValue('time', 'positive integer', `${time}`);
    this.#now += time;
    for (let due; (due = this.#next()) && due.at <= this.#now;) this.#run(due);
  }

  /** Lets time pass until the last timer has run. */
  runAll(): void {
    this.#refuseDisabled();
    const last = Math.max(...this.#waiting.map(({ at }) => at), this.#now);
    this.tick(last - this.#now);
  }

  /** Sets the date. Timers do not run. */
  setTime(time = 0): void {
    this.#refuseDisabled();
    if (typeof time !== 'number') throw invalidArgumentType('time', 'of type number', time);
    const passed = time - this.#now;
    this.#now = time;
    for (const waiting of this.#waiting) waiting.at += Math.max(passed, 0);
  }

  /** Gives the real clock back. */
  reset(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#waiting = [];
    this.#enabled = false;
  }

  [Symbol.dispose](): void {
    this.reset();
  }

  #next(): Waiting | undefined {
    return this.#waiting.reduce<Waiting | undefined>(
      (first, other) => (first && first.at <= other.at ? first : other),
      undefined,
    );
  }

  #run(due: Waiting): void {
    if (due.every === null) this.#waiting = this.#waiting.filter((other) => other !== due);
    else {
      due.at += Math.max(due.every, 1);
      // Behind those that already wait for the same moment.
      this.#waiting = [...this.#waiting.filter((other) => other !== due), due];
    }
    due.run();
  }

  #schedule(delay: unknown, every: number | null, run: () => void): MockTimeout {
    const wait = Math.max(Number(delay) || 0, 1);
    const waiting: Waiting = { id: this.#nextId++, at: this.#now + wait, every, run };
    this.#waiting.push(waiting);
    return new MockTimeout(waiting.id, () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
    });
  }

  #clear = (timer: unknown): void => {
    if (timer instanceof MockTimeout) timer.close();
    else this.#waiting = this.#waiting.filter(({ id }) => id !== Number(timer));
  };

  #mockTimeouts(): void {
    const setTimeout = (task: (...args: unknown[]) => void, delay?: unknown, ...args: unknown[]) =>
      this.#schedule(delay, null, () => task(...args));
    const timers = { setTimeout, clearTimeout: this.#clear };
    this.#replace(self, timers);
    this.#replace(timersModule, timers);
    this.#replace(timersPromises, {
      setTimeout: (delay?: number, value?: unknown, { signal }: { signal?: AbortSignal } = {}) =>
        new Promise((resolve, reject) => {
          signal?.throwIfAborted();
          const timer = setTimeout(() => resolve(value), delay);
          signal?.addEventListener('abort', () => {
            timer.close();
            reject(signal.reason as Error);
          });
        }),
    });
  }

  #mockIntervals(): void {
    const setInterval = (task: (...args: unknown[]) => void, delay?: unknown, ...args: unknown[]) =>
      this.#schedule(delay, Number(delay) || 0, () => task(...args));
    const timers = { setInterval, clearInterval: this.#clear };
    this.#replace(self, timers);
    this.#replace(timersModule, timers);
  }

  #mockImmediates(): void {
    const setImmediate = (task: (...args: unknown[]) => void, ...args: unknown[]) => {
      const timer = this.#schedule(1, null, () => task(...args));
      this.#waiting.find(({ id }) => id === timer.id)!.at = this.#now;
      return timer;
    };
    const timers = { setImmediate, clearImmediate: this.#clear };
    this.#replace(self, timers);
    this.#replace(timersModule, timers);
    this.#replace(timersPromises, {
      setImmediate: (value?: unknown) =>
        new Promise((resolve) => setImmediate(() => resolve(value))),
    });
  }

  #replace(target: object, members: Record<string, unknown>): void {
    const before = Object.fromEntries(
      Object.keys(members).map((name) => [name, (target as never)[name]]),
    );
    Object.assign(target, members);
    this.#undo.push(() => Object.assign(target, before));
  }

  #refuseDisabled(): void {
    if (this.#enabled) return;
    throw invalidState('You should enable MockTimers first by calling the .enable function');
  }
}

/** A timer of the mocked clock. */
class MockTimeout {
  constructor(
    readonly id: number,
    readonly cancel: () => void,
  ) {}
  close(): this {
    this.cancel();
    return this;
  }
  ref = () => this;
  unref = () => this;
  hasRef = () => true;
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

function invalidState(text: string): Error {
  return coded(new Error(`Invalid state: ${text}`), 'ERR_INVALID_STATE');
}
