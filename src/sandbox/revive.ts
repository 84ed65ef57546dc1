import type { WatchdogEvent } from './wire/events.ts';

/** What can be made anew after the engine had to end it. */
export interface Revivable {
  /** Starts the backend as it was last started, if it was running. */
  restartBackend(): Promise<unknown>;
  reloadPage(): Promise<unknown>;
}

/**
 * Decides what is started again when pages or processes had to be ended: all but who is to blame for it, and only once
 * until somebody asks for something. Otherwise a page that hangs whenever it is loaded, or a server that fills the memory
 * as it starts, would be started for ever.
 */
export function createRevival({ restartBackend, reloadPage }: Revivable) {
  let isUsed = false;

  return {
    /** Somebody changed the project or started it: it may be revived again. */
    renew: () => void (isUsed = false),
    /** To be called with every event of the watchdog, as it happens. */
    async hear(event: WatchdogEvent): Promise<void> {
      if (event.part !== 'page' && event.part !== 'sandbox') return;
      if (isUsed) return;
      isUsed = true;
      const [backend, page] =
        event.part === 'page'
          ? [event.losesProcesses, event.hadRun]
          : [event.suspect !== 'process', event.suspect !== 'page'];
      // First the backend: the page is going to ask it.
      if (backend) await restartBackend();
      if (page) await reloadPage();
    },
  };
}
