/** Milliseconds from a worker's making until Node's part in it answers, on an idle laptop of 2024. */
const USUAL_MS = 200;
/** Until something has been measured. */
const UNKNOWN = 2;
/** Nothing is waited for longer than so many times as long. */
const MOST = 8;

/** How slow this device is at the moment; see `Sandbox.pace`. */
export interface Pace {
  readonly value: number;
  /** Takes how long a worker of ours needed until it answered. */
  note(ms: number): void;
}

/**
 * Measures the device by work of ours, which no learner's code is in. What waits for programs and pages waits longer on a slow or busy one, so that right
 * solutions pass there too. One slow start among quick ones tells nothing: the middle one of the last three counts.
 */
export function createPace(): Pace {
  let last: number[] = [];
  return {
    get value() {
      if (last.length === 0) return UNKNOWN;
      const middle = [...last].sort((a, b) => a - b)[Math.floor((last.length - 1) / 2)]!;
      return Math.min(Math.max(middle / USUAL_MS, 1), MOST);
    },
    note(ms) {
      last = [...last, ms].slice(-3);
    },
  };
}
