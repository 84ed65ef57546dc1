import type { WireEntry, WireEvent } from './events.ts';

/** Events kept; older ones are forgotten, so that a program that prints for hours does not fill the memory. */
const KEPT = 10_000;

/** The append-only record of all that happened in a sandbox. Engines write it; everybody else reads. */
export interface WireLog {
  /** The latest 10,000 events, oldest first. A new array after every change, so that it can be compared by identity. */
  readonly events: readonly WireEvent[];
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
  let events: readonly WireEvent[] = [];
  let nextId = 1;

  return {
    get events() {
      return events;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    append(entry) {
      const event = { ...entry, id: nextId++, at: now() - start, time: time() } as WireEvent;
      events = [...events.slice(1 - KEPT), event];
      for (const listener of [...listeners]) listener(event);
      return event;
    },
  };
}
