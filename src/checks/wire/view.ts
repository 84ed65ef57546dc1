import type { Client } from '#sandbox/wire/events.ts';
import { toExchanges, type Exchange } from '#sandbox/wire/exchanges.ts';
import type { WireLog } from '#sandbox/wire/log.ts';
import { within } from '../deadline.ts';
import { byName } from '../headers.ts';
import { matches } from './pattern.ts';

/** The requests that crossed the pass since the check began, with their responses. Those of the check are left out. */
export interface View {
  /** All so far, in the order in which the requests left. */
  readonly exchanges: readonly Exchange[];
  /**
   * The next exchange of the page that has ended (answered or failed) and that no earlier call of `next` has given.
   * `null` when none ends in time.
   */
  next(matches?: (exchange: Exchange) => boolean): Promise<Exchange | null>;
  /**
   * Does something in the page and gives the requests that left because of it, once they have all ended or are held.
   * Empty when none left in time.
   */
  during(action: () => Promise<void>): Promise<readonly Exchange[]>;
  /**
   * Resolves when the page has nothing more to do at once: no request of its own is under way but those that are held,
   * and event streams. What it will do at a later time, only a clock brings about.
   */
  settled(): Promise<void>;
  /**
   * The requests that the page has sent, in their order: `await wire.sent('GET', '/api/dishes')`. Waits for `settled`, so
   * that an empty list proves that none was sent.
   */
  sent(method?: string, path?: string): Promise<readonly Exchange[]>;
}

/** A view, and what the rules of the check need of it. */
export interface OpenView extends View {
  /** What `ready` gives once it is not `null`, looking again after each event. `null` when it does not in time. */
  until<T>(ready: () => T | null): Promise<T | null>;
  /** Waits until an exchange has ended and the page has dealt with that. */
  dealtWith(exchange: number): Promise<void>;
}

/** What a view stands on. */
export interface ViewWorld {
  log: WireLog;
  /** Waits until the page has nothing more to do at once. */
  settle(): Promise<void>;
  /** Whether time stands still: what has not happened once all is settled does not happen by waiting. */
  standsStill(): boolean;
  /** Milliseconds to wait for one thing while time does not stand still. */
  patience(): number;
  signal: AbortSignal;
}

/** Creates the view of the log that one check has. */
export function createView({ log, settle, standsStill, patience, signal }: ViewWorld): OpenView {
  const before = log.lastId;
  const given = new Set<number>();
  const exchanges = () =>
    toExchanges(log.after(before)).filter(
      ({ request: { client } }) => client !== 'check' && client !== 'hand',
    );

  async function until<T>(ready: () => T | null): Promise<T | null> {
    if (standsStill()) await settle();
    const now = ready();
    if (now !== null || standsStill()) return now;
    let stop = () => {};
    const found = new Promise<T>((resolve) => {
      stop = log.subscribe(() => {
        const value = ready();
        if (value !== null) resolve(value);
      });
    });
    const late = new Error('Nothing came.');
    try {
      return await within(patience(), found, () => late, signal);
    } catch (error) {
      if (error === late) return null;
      throw error;
    } finally {
      stop();
    }
  }

  async function settled(): Promise<void> {
    for (let count = -1; count !== exchanges().length;) {
      await settle();
      count = exchanges().length;
      await until(() => (exchanges().every(isQuiet) ? true : null));
      await settle();
    }
  }

  return {
    get exchanges() {
      return exchanges();
    },
    next: async (isMeant = () => true) => {
      const exchange = await until(
        () =>
          exchanges().find((one) => hasEnded(one) && !given.has(one.id) && isMeant(one)) ?? null,
      );
      if (exchange) given.add(exchange.id);
      return exchange;
    },
    during: async (action) => {
      const known = new Set(exchanges().map(({ id }) => id));
      const since = () => exchanges().filter(({ id }) => !known.has(id));
      await action();
      for (let count = -1; count !== since().length;) {
        count = since().length;
        await until(() => (since().length > 0 && since().every(isQuiet) ? true : null));
        await settle();
      }
      return since();
    },
    settled,
    async sent(method = '*', path = '/**') {
      await settled();
      const isMeant = matches(method, path);
      return exchanges().filter(({ request }) => isByPage(request) && isMeant(request));
    },
    until,
    dealtWith: async (id) => {
      const one = () => toExchanges(log.after(before)).find((exchange) => exchange.id === id);
      await until(() => (!one() || isQuiet(one()!) ? true : null));
      await settle();
    },
  };
}

function isByPage({ client }: { client: Client }): boolean {
  return client === 'page';
}

function hasEnded({ response, failure }: Exchange): boolean {
  return response !== null || failure !== null;
}

/** Ended, or waiting for the check: held at the gateway. An event stream is quiet once it is open. */
function isQuiet(exchange: Exchange): boolean {
  const { head, gateway } = exchange;
  if (hasEnded(exchange) || gateway?.change === 'held') return true;
  return byName(head?.headers ?? [])['content-type']?.startsWith('text/event-stream') ?? false;
}
