import type { Time } from '#sandbox/time.ts';

/** A time that stands still until a test moves it. */
export interface ManualTime extends Time {
  /** Moves on, and runs what falls due, in its order. */
  advance(ms: number): void;
}

/** Creates a time that begins at 0. */
export function createManualTime(): ManualTime {
  let now = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    after(ms, task) {
      const entry = { at: now + ms, task };
      tasks.push(entry);
      return () => void (tasks = tasks.filter((other) => other !== entry));
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = tasks.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        tasks = tasks.filter((other) => other !== next);
        now = next.at;
        next.task();
      }
      now = end;
    },
  };
}
