import { whenReady } from './waiting.ts';

/** More than these are a loop, not a message. */
const MOST = 1000;

const watches: unknown[][] = [];

/** What one watch has seen. */
export interface Watch<Item> {
  readonly number: number;
  /** Keeps an item, unless there are too many. */
  keep(item: Item): void;
}

/** Begins a watch. The check asks for what it keeps by its number, while the page is there. */
export function beginWatch<Item>(): Watch<Item> {
  const items: Item[] = [];
  return {
    number: watches.push(items) - 1,
    keep: (item) => void (items.length < MOST && items.push(item)),
  };
}

/** What a watch has kept from number `from` on, waiting for some when there is none yet; `null` for a watch of another page. */
export async function seenSince(
  watch: number,
  from: number,
  waitMs: number,
): Promise<unknown[] | null> {
  const items = watches[watch];
  if (!items) return null;
  await whenReady(() => (items.length > from ? true : null), waitMs);
  return items.slice(from);
}
