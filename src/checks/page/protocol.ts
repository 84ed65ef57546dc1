/** Every message between a check and the driver inside the preview frame. Only data that can be cloned crosses. */

/** How a text is compared. Blanks are collapsed; without `exact`, a part is enough and case does not matter. */
export type TextMatch = { text: string; exact: boolean } | { pattern: string; flags: string };

/** A way to find elements. */
export type Query =
  | { by: 'role'; role: string; name: TextMatch | null }
  | { by: 'text'; text: TextMatch }
  | { by: 'label'; text: TextMatch };

/** What a user does to an element. */
export type Action = { do: 'click' } | { do: 'fill'; text: string } | { do: 'press'; key: string };

/** Why an element could not be used in time. `others` are the names of what else has the wanted role. */
export type Problem =
  | { kind: 'missing'; others: string[] }
  | { kind: 'many'; count: number }
  | { kind: 'hidden' | 'disabled' };

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The functions of the driver. Those with `waitMs` wait that long for the page to become what they need. */
export interface DriverFunctions {
  perform(query: Query, action: Action, waitMs: number): Promise<Outcome<null>>;
  /** Text of the one element found. */
  read(query: Query, waitMs: number): Promise<Outcome<string>>;
  waitFor(query: Query, state: 'visible' | 'hidden', waitMs: number): Promise<Outcome<null>>;
  count(query: Query): Promise<number>;
  isVisible(query: Query): Promise<boolean>;
  /** All visible text of the page, as a reader sees it, line by line. */
  visibleText(): Promise<string>;
  /** Starts to keep every visible text from now on. Gives the number of the watch. */
  watch(): Promise<number>;
  /** The texts of a watch from number `from` on. Waits for one when there is none yet. */
  textsFrom(watch: number, from: number, waitMs: number): Promise<string[]>;
  /** Resolves when the page has done what it had to do at once. */
  settle(): Promise<null>;
}

/** Name under which a driver function is registered in the frame. */
export function driverName(name: keyof DriverFunctions): string {
  return `checks.${name}`;
}
