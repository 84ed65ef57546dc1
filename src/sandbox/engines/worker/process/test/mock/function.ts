import { requireFunction } from '../../node-error.ts';

type Fn = (...args: never[]) => unknown;

/** One call of a mocked function. */
export interface MockCall {
  arguments: unknown[];
  error: unknown;
  result: unknown;
  stack: Error;
  /** The class that was made, when it was called with `new`. */
  target: unknown;
  this: unknown;
}

/** What a mock remembers, and how it is told to behave: `fn.mock`. */
export class MockFunctionContext {
  #calls: MockCall[] = [];
  #once = new Map<number, Fn>();
  #implementation: Fn;
  readonly #times: number;

  constructor(
    readonly original: Fn,
    implementation: Fn,
    times: number,
    private readonly undo: () => void,
  ) {
    this.#implementation = implementation;
    this.#times = times;
    for (const hidden of ['original', 'undo'])
      Object.defineProperty(this, hidden, { enumerable: false });
  }

  get calls(): MockCall[] {
    return [...this.#calls];
  }
  callCount(): number {
    return this.#calls.length;
  }
  mockImplementation(implementation: unknown): void {
    requireFunction('implementation', implementation);
    this.#implementation = implementation as Fn;
  }
  mockImplementationOnce(implementation: unknown, onCall = this.#calls.length): void {
    requireFunction('implementation', implementation);
    this.#once.set(onCall, implementation as Fn);
  }
  resetCalls(): void {
    this.#calls = [];
  }
  restore(): void {
    this.#implementation = this.original;
    this.#once.clear();
    this.undo();
  }

  /** Runs one call and remembers it. */
  run(self: unknown, args: unknown[], target?: Fn): unknown {
    const number = this.#calls.length;
    const chosen =
      this.#once.get(number) ?? (number < this.#times ? this.#implementation : this.original);
    this.#once.delete(number);
    const record: MockCall = {
      arguments: args,
      error: undefined,
      result: undefined,
      stack: new Error(),
      target: target && this.original,
      this: self,
    };
    try {
      record.result = target
        ? Reflect.construct(chosen, args, target === this.original ? chosen : target)
        : Reflect.apply(chosen, self, args);
      if (target) record.this = record.result;
      return record.result;
    } catch (error) {
      record.error = error;
      throw error;
    } finally {
      this.#calls.push(record);
    }
  }
}

/** A function that behaves as told and remembers its calls, in `mock`. */
export function mockFunction(
  original: Fn,
  implementation: Fn,
  times = Infinity,
  undo: () => void = () => {},
): Fn & { mock: MockFunctionContext } {
  const context = new MockFunctionContext(original, implementation, times, undo);
  return new Proxy(original, {
    apply: (_target, self, args: unknown[]) => context.run(self, args),
    construct: (target, args: unknown[], newTarget) =>
      context.run(
        undefined,
        args,
        newTarget === target ? target : (newTarget as unknown as Fn),
      ) as object,
    get: (target, key, receiver) =>
      key === 'mock' ? context : (Reflect.get(target, key, receiver) as unknown),
  }) as Fn & { mock: MockFunctionContext };
}
