import type { Sandbox } from '#sandbox/sandbox.ts';

/** How long a check waits for one thing on a device of pace 1. Milliseconds. */
const WAIT_MS = 750;

/** How long a check waits for one thing here: an element, a text, a request. Milliseconds. */
export function patienceOf({ pace }: Pick<Sandbox, 'pace'>): number {
  return WAIT_MS * pace;
}

/**
 * How long a whole check may take on a device of pace 1; a slower one has its `pace` times that. Milliseconds. The gate of the
 * lessons wants them to take far less; the rest is for slow devices, on which right solutions must pass too.
 */
export const CHECK_MS = 5000;

/** How long a check waits for a program it started to open a port, or to end. Milliseconds. */
export const OPEN_MS = 2000;

/** How long a check waits for a program to end that is no server. Milliseconds. */
export const RUN_MS = 4000;

/**
 * How long filling the database, starting the backend and loading the page may each take before a check, on a device of pace 1.
 * Milliseconds. What hangs is noticed sooner: by the watchdog, or because nothing listens.
 */
export const SETUP_MS = 15_000;

/**
 * The result of `work`, or the error that `late` makes once `ms` milliseconds have passed. Rejects with the signal's
 * reason when it is aborted. The work itself goes on; give it the same signal if it can stop.
 */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  late: () => Error,
  signal: AbortSignal,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: (() => void) | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
    abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
    if (abort) signal.removeEventListener('abort', abort);
  }
}
