/** What the stream library needs of `process`. Aliased to it in the bundle; the real one would pull in a slow queue. */
export function nextTick<Args extends unknown[]>(task: (...args: Args) => void, ...args: Args) {
  queueMicrotask(() => task(...args));
}

export const env: Record<string, string> = {};
export default { nextTick, env };
