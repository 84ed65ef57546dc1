import { onChange, whenReady } from './waiting.ts';

/** How often the page has changed since it was loaded. */
let version = 0;
onChange(() => version++);

/** Waits until the page has changed since version `seen`, and gives its present version. */
export async function changedSince(seen: number, waitMs: number): Promise<number> {
  await whenReady(() => (version === seen ? null : true), waitMs);
  return version;
}
