import {
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  type Assertion,
} from '@vitest/expect';
import { CheckFailure, type Finding } from './failure.ts';

// Inside Vitest the matchers are there already, and adding them twice breaks some.
if (!('toBe' in chai.Assertion.prototype))
  [JestExtend, JestChaiExpect, JestAsymmetricMatchers].forEach((plugin) => chai.use(plugin));

/**
 * Vitest's `expect` for checks: all its matchers, with the learner's words instead of a diff.
 *
 *     expect(response.status, {
 *       seen: `The kitchen answered ${response.status}.`,
 *       expected: 'A new order is answered with 201.',
 *     }).toBe(201);
 *
 * A failed assertion throws a `CheckFailure`. Other errors pass through.
 */
export function expect<T>(actual: T, finding: Finding): Assertion<void, T> {
  return inWords(chai.expect(actual) as unknown as Assertion<void, T>, finding);
}

/** Wraps an assertion, and all that its properties and methods give, so that failures speak the learner's words. */
function inWords<T extends object>(assertion: T, finding: Finding): T {
  const translate = (error: unknown): never => {
    if (!(error instanceof chai.AssertionError)) throw error;
    throw new CheckFailure(finding, { cause: error });
  };
  const wrap = (result: unknown): unknown => {
    if (result instanceof Promise) return result.catch(translate);
    if (result instanceof chai.Assertion || typeof result === 'function')
      return inWords(result, finding);
    return result;
  };
  const attempt = (action: () => unknown): unknown => {
    try {
      return wrap(action());
    } catch (error) {
      return translate(error);
    }
  };
  return new Proxy(assertion, {
    get: (target, key) => attempt(() => Reflect.get(target, key)),
    apply: (target, self, parameters: unknown[]) =>
      attempt(() =>
        Reflect.apply(target as (...parameters: unknown[]) => unknown, self, parameters),
      ),
  });
}
