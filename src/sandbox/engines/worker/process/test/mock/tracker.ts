import { invalidArgumentType, invalidArgumentValue, requireFunction } from '../../node-error.ts';
import { mockFunction } from './function.ts';
import { MockTimers } from './timers.ts';

type Fn = (...args: never[]) => unknown;
interface MockOptions {
  times?: number;
  getter?: boolean;
  setter?: boolean;
}

/** `mock` and `t.mock`: makes mocks, and puts back what they replaced. */
export class MockTracker {
  #undo: (() => void)[] = [];
  #timers: MockTimers | null = null;

  get timers(): MockTimers {
    return (this.#timers ??= new MockTimers());
  }

  fn(...args: unknown[]): Fn {
    const functions = args.filter((arg) => typeof arg === 'function') as Fn[];
    const [first] = args;
    if (first !== undefined && typeof first !== 'function' && typeof first !== 'object') {
      throw invalidArgumentType('original', 'of type function', first);
    }
    const [original = function original() {} as Fn, implementation = original] = functions;
    const mocked = mockFunction(original, implementation, optionsOf(args).times);
    this.#undo.push(() => mocked.mock.restore());
    return mocked;
  }

  method(target: object, name: PropertyKey, ...args: unknown[]): Fn {
    if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
      throw invalidArgumentType('object', 'of type object', target);
    }
    const { getter = false, setter = false, times } = optionsOf(args);
    const kind = getter ? 'get' : setter ? 'set' : 'value';
    const descriptor = findDescriptor(target, name);
    const original = descriptor?.[kind] as unknown;
    if (typeof original !== 'function') {
      throw invalidArgumentValue('methodName', original, 'must be a method');
    }
    const implementation = args.find((arg) => typeof arg === 'function') ?? original;
    requireFunction('implementation', implementation);
    const own = Object.getOwnPropertyDescriptor(target, name);
    const restore = () => {
      if (own) Object.defineProperty(target, name, own);
      else delete (target as Record<PropertyKey, unknown>)[name];
    };
    const mocked = mockFunction(original as Fn, implementation as Fn, times, restore);
    Object.defineProperty(target, name, { ...descriptor, configurable: true, [kind]: mocked });
    this.#undo.push(() => mocked.mock.restore());
    return mocked;
  }

  getter(target: object, name: PropertyKey, ...args: unknown[]): Fn {
    return this.method(target, name, ...withOption(args, { getter: true }));
  }

  setter(target: object, name: PropertyKey, ...args: unknown[]): Fn {
    return this.method(target, name, ...withOption(args, { setter: true }));
  }

  /** Replaces a property's value, and puts it back later. */
  property(target: object, name: PropertyKey, value?: unknown): object {
    const own = Object.getOwnPropertyDescriptor(target, name);
    if (!own) throw invalidArgumentValue('propertyName', name, 'is not a property of the object');
    Object.defineProperty(target, name, { ...own, value });
    this.#undo.push(() => Object.defineProperty(target, name, own));
    return target;
  }

  /** Puts everything back and forgets the mocks. */
  reset(): void {
    this.restoreAll();
    this.#undo = [];
    this.#timers?.reset();
  }

  restoreAll(): void {
    for (const undo of [...this.#undo].reverse()) undo();
  }
}

function optionsOf(args: unknown[]): MockOptions {
  return (args.find((arg) => typeof arg === 'object' && arg !== null) as MockOptions) ?? {};
}

function withOption(args: unknown[], extra: MockOptions): unknown[] {
  const implementation = args.filter((arg) => typeof arg === 'function');
  return [...implementation, { ...optionsOf(args), ...extra }];
}

function findDescriptor(target: object, name: PropertyKey): PropertyDescriptor | undefined {
  for (let at: object | null = target; at; at = Object.getPrototypeOf(at) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}
