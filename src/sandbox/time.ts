/**
 * Where a sandbox's dates and delays come from: real time, or the virtual clock while one is installed. Whatever the
 * engine puts off on behalf of a lesson asks it, such as a delayed answer or the grace of a signal. What guards against
 * programs that hang does not: that is real time.
 */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` after that many milliseconds. Returns the way to cancel it. */
  after(ms: number, task: () => void): () => void;
}

/** The time on the wall. */
export const realTime: Time = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
