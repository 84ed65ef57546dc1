import { toExchanges, type Exchange } from '#sandbox/wire/exchanges.ts';
import type { WireLog } from '#sandbox/wire/log.ts';
import { WAIT_MS, within } from './deadline.ts';

/** The requests that crossed the pass since the check began, with their responses. Those of the check are left out. */
export interface Wire {
  /** All so far, in the order in which the requests left. */
  readonly exchanges: readonly Exchange[];
  /**
   * The next exchange of the page that has ended (answered or failed) and that no earlier call of `next` has given.
   * `null` when none ends in time.
   */
  next(matches?: (exchange: Exchange) => boolean): Promise<Exchange | null>;
  /**
   * Does something in the page and gives the requests that left because of it, once they have all ended. Empty when
   * none left in time.
   */
  during(action: () => Promise<void>): Promise<readonly Exchange[]>;
}

/** Creates the view of the log that one check has. `settle` waits until the page has nothing more to do at once. */
export function createWire(log: WireLog, settle: () => Promise<void>, signal: AbortSignal): Wire {
  const before = log.lastId;
  const given = new Set<number>();
  const exchanges = () =>
    toExchanges(log.after(before)).filter(({ request }) => request.client !== 'check');

  /** Waits until `ready` gives something, looking again after each event. `null` when it does not in time. */
  async function until<T>(ready: () => T | null): Promise<T | null> {
    let stop = () => {};
    const found = new Promise<T>((resolve) => {
      const look = () => {
        const value = ready();
        if (value !== null) resolve(value);
      };
      stop = log.subscribe(look);
      look();
    });
    const late = new Error('Nothing came.');
    try {
      return await within(WAIT_MS, found, () => late, signal);
    } catch (error) {
      if (error === late) return null;
      throw error;
    } finally {
      stop();
    }
  }

  return {
    get exchanges() {
      return exchanges();
    },
    next: async (matches = () => true) => {
      const exchange = await until(
        () =>
          exchanges().find((one) => hasEnded(one) && !given.has(one.id) && matches(one)) ?? null,
      );
      if (exchange) given.add(exchange.id);
      return exchange;
    },
    during: async (action) => {
      const before = new Set(exchanges().map(({ id }) => id));
      const sent = () => exchanges().filter(({ id }) => !before.has(id));
      await action();
      for (let count = -1; count !== sent().length;) {
        count = sent().length;
        await until(() => (sent().length > 0 && sent().every(hasEnded) ? true : null));
        await settle();
      }
      return sent();
    },
  };
}

function hasEnded({ response, failure }: Exchange): boolean {
  return response !== null || failure !== null;
}
