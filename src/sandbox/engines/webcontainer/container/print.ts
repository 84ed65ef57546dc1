import type { FromProcess } from './protocol.ts';

type Level = Extract<FromProcess, { type: 'print' }>['level'];

/** Prints in one window of time; more are counted and left out, so that an endless loop drowns nobody. */
const MOST = 200;
const WINDOW_MS = 100;

/** Hands on what a program prints, line by line and at once: a loop that never ends may follow. */
export interface Printer {
  print(text: string, level: Level): void;
  /** Hands on the line that was begun, and says what was left out. */
  flush(): void;
}

/** Creates a printer. `later` runs a task once the program gives the event loop a turn. */
export function createPrinter(
  send: (message: FromProcess) => void,
  later: (task: () => void) => void,
  now: () => number = () => performance.now(),
): Printer {
  let begun: { text: string; level: Level } | null = null;
  let isScheduled = false;
  let windowStart = -Infinity;
  let count = 0;
  let leftOut = 0;

  function pass(text: string, level: Level): void {
    if (now() - windowStart > WINDOW_MS) {
      tellLeftOut();
      windowStart = now();
      count = 0;
    }
    if (count++ < MOST) send({ type: 'print', text, level });
    else leftOut++;
  }

  function tellLeftOut(): void {
    if (leftOut === 0) return;
    const text = `(${leftOut} more lines left out: too many at once)\n`;
    leftOut = 0;
    send({ type: 'print', text, level: 'warn' });
  }

  function endLine(): void {
    if (begun) pass(begun.text, begun.level);
    begun = null;
  }

  return {
    print(text, level) {
      // A line written in pieces is one line.
      if (begun && begun.level !== level) endLine();
      const whole = (begun?.text ?? '') + text;
      begun = null;
      if (whole.endsWith('\n')) return pass(whole, level);
      begun = { text: whole, level };
      if (isScheduled) return;
      isScheduled = true;
      later(() => {
        isScheduled = false;
        endLine();
      });
    },
    flush() {
      endLine();
      tellLeftOut();
    },
  };
}
