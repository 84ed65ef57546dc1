import type { WireEntry, WireEvent } from './events.ts';

/** Events kept; older ones are forgotten, so that a program that prints for hours does not fill the memory. */
const KEPT = 10_000;

/** The append-only record of all that happened in a sandbox. Engines write it; everybody else reads. */
export interface WireLog {
  /**
   * The latest 10,000 events, oldest first. The same array until something is appended, then another, so that it can be
   * compared by identity. Made when it is asked for: a flood of events costs no more than its events.
   */
  readonly events: readonly WireEvent[];
  /** Id of the latest event; 0 before the first. */
  readonly lastId: number;
  /** What is kept of the events after the one with this id. */
  after(id: number): readonly WireEvent[];
  /** Calls `listener` after every change. Returns the way to stop. */
  subscribe(listener: (event: WireEvent) => void): () => void;
  append(entry: WireEntry): WireEvent;
}

/**
 * Creates an empty log that starts now. `now` gives the real time in milliseconds, `time` that of the sandbox, which may
 * stand still.
 */
export function createWireLog(
  now: () => number = () => performance.now(),
  time: () => number = () => Date.now(),
): WireLog {
  const start = now();
  const listeners = new Set<(event: WireEvent) => void>();
  const kept: WireEvent[] = [];
  let events: readonly WireEvent[] | null = [];
  let nextId = 1;

  return {
    get events() {
      return (events ??= kept.slice(-KEPT));
    },
    get lastId() {
      return nextId - 1;
    },
    // Ids grow by one: the newest event is as far from `id` as there are events in between.
    after: (id) => kept.slice(Math.max(0, kept.length - (nextId - 1 - id))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    append(entry) {
      const event = { ...entry, id: nextId++, at: now() - start, time: time() } as WireEvent;
      kept.push(event);
      // Now and then only: each time moves all of them.
      if (kept.length >= 2 * KEPT) kept.splice(0, kept.length - KEPT);
      events = null;
      for (const listener of [...listeners]) listener(event);
      return event;
    },
  };
}
