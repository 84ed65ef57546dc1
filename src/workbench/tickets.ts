import { atom, computed, type ReadableAtom } from 'nanostores';
import { toExchanges, type Exchange } from '#sandbox/wire/exchanges.ts';
import type { Client, WireEvent } from '#sandbox/wire/events.ts';
import { reasonPhrase } from './reason-phrases.ts';

/** How a request stands: under way, answered well, answered with a refusal or an error, or not answered at all. */
export type TicketState = 'waiting' | 'good' | 'bad' | 'failed';

/** One request as it hangs on the pass. */
export interface Ticket {
  /** The number of the exchange. */
  id: number;
  method: string;
  /** Path and query; with the host when it is not this computer. */
  path: string;
  state: TicketState;
  /** `404 Not Found`, `No answer`, `Waiting`. */
  status: string;
  /** `4 ms`; empty until the whole answer is there. */
  time: string;
  /** Who asked, in words. */
  from: string;
  exchange: Exchange;
}

const askers: Record<Client, string> = {
  page: 'the page',
  check: 'a check',
  server: 'the kitchen',
};

/** What a ticket shows of an exchange. */
export function toTicket(exchange: Exchange): Ticket {
  const { request, head, response, failure } = exchange;
  const begun = response ?? head;
  const ended = response ?? failure;
  return {
    id: exchange.id,
    method: request.method,
    path: toPath(request.url),
    state: stateOf(exchange),
    status: failure
      ? 'No answer'
      : begun
        ? `${begun.status} ${begun.statusText || reasonPhrase(begun.status)}`.trim()
        : 'Waiting',
    time: ended ? toDuration(ended.durationMs) : '',
    from: askers[request.client],
    exchange,
  };
}

function stateOf({ head, response, failure }: Exchange): TicketState {
  const begun = response ?? head;
  if (failure) return 'failed';
  if (!begun) return 'waiting';
  return begun.status >= 400 ? 'bad' : 'good';
}

/** Path and query of a URL of this computer; any other URL as it is. */
export function toPath(url: string): string {
  try {
    const { hostname, pathname, search } = new URL(url);
    return hostname === 'localhost' ? pathname + search : url;
  } catch {
    return url;
  }
}

/** A duration in words: `4 ms`, `1.2 s`. */
export function toDuration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Whether a ticket tells of trouble. */
export function isFailed({ state }: Ticket): boolean {
  return state === 'bad' || state === 'failed';
}

/** The tickets on the pass, and which of them is open. */
export interface Tickets {
  readonly $tickets: ReadableAtom<readonly Ticket[]>;
  readonly $selected: ReadableAtom<Ticket | null>;
  select(id: number | null): void;
  /** Takes all tickets off the rail. What comes later hangs there again. */
  clear(): void;
}

/** Hangs the requests of a wire on the pass. */
export function createTickets($events: ReadableAtom<readonly WireEvent[]>): Tickets {
  const $clearedTo = atom(0);
  const $selectedId = atom<number | null>(null);
  const $all = computed($events, (events) => toExchanges(events).map(toTicket));
  const $tickets = computed([$all, $clearedTo], (all, clearedTo) =>
    all.filter((ticket) => ticket.exchange.request.exchange > clearedTo),
  );
  const $selected = computed(
    [$tickets, $selectedId],
    (tickets, id) => tickets.find((ticket) => ticket.id === id) ?? null,
  );
  return {
    $tickets,
    $selected,
    select: (id) => $selectedId.set(id),
    clear() {
      $selectedId.set(null);
      $clearedTo.set($all.get().at(-1)?.id ?? 0);
    },
  };
}
