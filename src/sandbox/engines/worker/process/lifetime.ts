import { beginWork } from '../clock/activity.ts';
import { native } from './native.ts';

/**
 * Decides when a process ends by itself: when its main program has run and nothing holds it: no timer, no listening
 * server, no request of its own under way.
 */
let holds = 0;
let mainDone = false;
let checking = false;
let onIdle: () => void = () => {};

/** Keeps the process alive until `release`. */
export function hold(): void {
  holds++;
}

/** Takes back one `hold`. */
export function release(): void {
  holds--;
  check();
}

/** Says that the main program has run to its end, and what to do once nothing holds the process. */
export function mainFinished(idle: () => void): void {
  mainDone = true;
  onIdle = idle;
  check();
}

function check(): void {
  if (!mainDone || holds > 0 || checking) return;
  checking = true;
  const decided = beginWork();
  // Two turns of the event loop: promises that are under way may still start something.
  native.setTimeout(() => {
    native.setTimeout(() => {
      checking = false;
      decided();
      if (holds <= 0) onIdle();
    });
  });
}
