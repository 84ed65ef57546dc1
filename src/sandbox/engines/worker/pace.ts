/** Milliseconds from a server's start until it listens, on an idle laptop of 2024. */
const USUAL_MS = 300;
/** Until something has been measured. */
const UNKNOWN = 2;
/** Nothing is waited for longer than so many times as long. */
const MOST = 8;

/** How slow this device is at the moment; see `Sandbox.pace`. */
export interface Pace {
  readonly value: number;
  /** Takes how long a server needed until it listened. */
  note(ms: number): void;
}

/**
 * Measures the device by its own work. What waits for programs and pages waits longer on a slow or busy one, so that right
 * solutions pass there too. One slow start among quick ones tells nothing: the middle one of the last three counts.
 */
export function createPace(): Pace {
  let last: number[] = [];
  return {
    get value() {
      if (last.length === 0) return UNKNOWN;
      const middle = [...last].sort((a, b) => a - b)[Math.floor(last.length / 2)]!;
      return Math.min(Math.max(middle / USUAL_MS, 1), MOST);
    },
    note(ms) {
      last = [...last, ms].slice(-3);
    },
  };
}
