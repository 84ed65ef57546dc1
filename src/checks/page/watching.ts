import { wentAway, type CallDriver } from './call-driver.ts';
import type { Locator, LocatorWorld } from './locator.ts';
import type { Query, Sample } from './protocol.ts';

/** The visible texts of the whole page since the watch began, each once per change. Ends when the page is reloaded. */
export interface TextWatch {
  /** What the page showed when the watch began. */
  readonly before: string;
  /** All texts since then, oldest first. */
  texts(): Promise<string[]>;
  /** The first text since then that matches, waiting for it. `null` when none comes in time. */
  until(matches: (text: string) => boolean): Promise<string | null>;
}

/**
 * What could be seen of some locators since the watch began, looked at after every change of the page and before each
 * frame. Each sample has the visible texts under each name: `{ waiting: ['Loading…'], error: [] }`. Those alike follow
 * each other only once; the first is how it was when the watch began. Ends when the page is reloaded.
 */
export interface Watch<Names extends string> {
  samples(): Promise<Sample<Names>[]>;
  /** The first sample that matches, waiting for it. `null` when none comes in time. */
  until(matches: (sample: Sample<Names>) => boolean): Promise<Sample<Names> | null>;
}

/** What watching needs of the page. */
type Watching = Pick<LocatorWorld, 'call' | 'patience'>;

/** Starts to keep every text that the page shows. */
export async function watchText({ call, patience }: Watching): Promise<TextWatch> {
  const before = await call('visibleText');
  const from = seenBy<string>(call, await call('watch'));
  return {
    before,
    texts: () => from(0, 0),
    until: (matches) => firstOf(from, matches, patience()),
  };
}

/** Starts to keep what can be seen of some locators. */
export async function watchLocators<Names extends string>(
  { call, patience }: Watching,
  locators: Record<Names, Locator>,
): Promise<Watch<Names>> {
  const queries = Object.fromEntries(
    Object.entries<Locator>(locators).map(([name, { query }]) => [name, query]),
  ) as Record<string, Query>;
  const from = seenBy<Sample<Names>>(call, await call('startSampling', queries));
  return { samples: () => from(0, 0), until: (matches) => firstOf(from, matches, patience()) };
}

/** Tries until `look` gives something, after each change of the page; `null` when it does not in time. */
export async function until<T>(
  { call, patience }: Watching,
  look: () => Promise<T>,
): Promise<T | null> {
  const end = performance.now() + patience();
  let version = await call('changedSince', -1, 0);
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value;
    const left = end - performance.now();
    if (left <= 0) return null;
    version = await call('changedSince', version, left);
  }
}

/** Gives what a watch has kept from some number on, waiting for more if there is nothing yet. */
function seenBy<T>(call: CallDriver, watch: number) {
  return async (first: number, waitMs: number) =>
    ((await call('seenSince', watch, first, waitMs)) as T[] | null) ?? gone();
}

/** The first item that matches, of those there are and those that come in time. */
async function firstOf<T>(
  from: (first: number, waitMs: number) => Promise<T[]>,
  matches: (item: T) => boolean,
  patience: number,
): Promise<T | null> {
  const end = performance.now() + patience;
  for (let first = 0; ;) {
    const left = end - performance.now();
    const items = await from(first, left);
    const found = items.find(matches);
    if (found !== undefined) return found;
    if (left <= 0) return null;
    first += items.length;
  }
}

function gone(): never {
  throw wentAway();
}
