/**
 * Collects items and hands them on together, so that a program that prints in an endless loop cannot drown whoever
 * listens. Items over `most` per batch are counted and left out.
 */
export interface Batch<T> {
  add(item: T): void;
  /** Hands on what waits, now. */
  flush(): void;
}

export interface BatchOptions<T> {
  /** Items per batch. */
  most: number;
  /** Milliseconds after which a batch is handed on although the event loop got no turn. */
  every: number;
  /** Runs a task with the next turn of the event loop. */
  schedule(task: () => void): void;
  /** Real time in milliseconds. */
  now(): number;
  send(items: T[], leftOut: number): void;
}

/** Creates an empty batch. */
export function createBatch<T>({ most, every, schedule, now, send }: BatchOptions<T>): Batch<T> {
  let items: T[] = [];
  let leftOut = 0;
  let scheduled = false;
  let lastFlush = 0;

  function flush(): void {
    lastFlush = now();
    if (items.length > 0) send(items, leftOut);
    items = [];
    leftOut = 0;
  }

  return {
    flush,
    add(item) {
      if (items.length < most) items.push(item);
      else leftOut++;
      if (!scheduled) {
        scheduled = true;
        lastFlush = now();
        schedule(() => {
          scheduled = false;
          flush();
        });
      } else if (now() - lastFlush > every) flush();
    },
  };
}
