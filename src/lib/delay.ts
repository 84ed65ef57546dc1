/** Work that was asked for and has not been done yet. */
export interface Delayed {
  /** Asks for the work. */
  request(): void;
  /** Does the work now if it was asked for. */
  flush(): void;
  /** Forgets that it was asked for. */
  cancel(): void;
}

/** Does the work `ms` milliseconds after the first request, however many follow: nothing waits longer than that. */
export function throttle(work: () => void, ms: number): Delayed {
  return delay(work, ms, false);
}

/** Does the work once `ms` milliseconds have passed without a further request. */
export function debounce(work: () => void, ms: number): Delayed {
  return delay(work, ms, true);
}

function delay(work: () => void, ms: number, restart: boolean): Delayed {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function cancel() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  function run() {
    cancel();
    work();
  }
  return {
    request() {
      if (timer !== null && !restart) return;
      cancel();
      timer = setTimeout(run, ms);
    },
    flush() {
      if (timer !== null) run();
    },
    cancel,
  };
}
