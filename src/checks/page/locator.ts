import { WAIT_MS } from '../deadline.ts';
import { CheckFailure } from '../failure.ts';
import type { Trail } from '../trail.ts';
import { describe, describeProblem } from './describe.ts';
import type { Action, DriverFunctions, Outcome, Query } from './protocol.ts';

/**
 * A way to find one element, and what to do with it. Names as in Playwright. Each action waits until the element is
 * there, alone, visible and enabled; when that does not happen in time, it throws a `CheckFailure` that says why.
 */
export interface Locator {
  click(): Promise<void>;
  /** Replaces the content of a field. */
  fill(text: string): Promise<void>;
  /** Puts the focus on the element and presses a key: `Enter`, `Escape`, `a`. */
  press(key: string): Promise<void>;
  /** Its visible text. */
  textContent(): Promise<string>;
  /** Whether one can be seen now. Does not wait. */
  isVisible(): Promise<boolean>;
  /** How many there are now. Does not wait. */
  count(): Promise<number>;
  /** Waits until it can be seen, or until none can be seen. */
  waitFor(options?: { state?: 'visible' | 'hidden' }): Promise<void>;
}

/** Calls a function of the driver inside the frame. */
export type CallDriver = <K extends keyof DriverFunctions>(
  name: K,
  ...parameters: Parameters<DriverFunctions[K]>
) => Promise<Awaited<ReturnType<DriverFunctions[K]>>>;

/** Creates the locator for a query. */
export function createLocator(query: Query, call: CallDriver, trail: Trail): Locator {
  const what = describe(query);

  function value<T>(outcome: Outcome<T>, expected: string): T {
    if (outcome.ok) return outcome.value;
    throw new CheckFailure({ seen: describeProblem(query, outcome.problem), expected });
  }
  async function perform(action: Action, step: string): Promise<void> {
    const outcome = await call('perform', query, action, WAIT_MS);
    value(outcome, `The page has one ${what}, ready to use.`);
    trail.add(step);
  }
  return {
    click: () => perform({ do: 'click' }, `Pressed the ${what}.`),
    fill: (text) => perform({ do: 'fill', text }, `Filled the ${what} with “${text}”.`),
    press: (key) => perform({ do: 'press', key }, `Pressed ${key} on the ${what}.`),
    textContent: async () =>
      value(await call('read', query, WAIT_MS), `The page shows one ${what}.`),
    isVisible: () => call('isVisible', query),
    count: () => call('count', query),
    waitFor: async ({ state = 'visible' } = {}) => {
      const outcome = await call('waitFor', query, state, WAIT_MS);
      value(outcome, `The page shows ${state === 'visible' ? 'one' : 'no'} ${what}.`);
    },
  };
}
