import { atom, computed, type ReadableAtom, type WritableAtom } from 'nanostores';
import {
  createExchangeFold,
  preflightedMethod,
  type Exchange,
  type ExchangeFold,
} from '#sandbox/wire/exchanges.ts';
import type { Client, WireEvent } from '#sandbox/wire/events.ts';
import { reasonPhrase } from './reason-phrases.ts';

/**
 * How a request stands: under way, stopped at the pass, answered well, answered with a refusal or an error, or not
 * answered at all.
 */
export type TicketState = 'waiting' | 'held' | 'good' | 'bad' | 'failed';

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
  /** Asks leave for another request, as browsers do before they send one to another origin. */
  isPreflight: boolean;
  /** The ticket it was needed for. */
  parent: number | null;
  exchange: Exchange;
}

const askers: Record<Client, string> = {
  page: 'the page',
  check: 'a check',
  server: 'the kitchen',
  hand: 'you, by hand',
};

/** What a ticket shows of an exchange. */
export function toTicket(exchange: Exchange): Ticket {
  const { request, head, response, failure } = exchange;
  const begun = response ?? head;
  const ended = response ?? failure;
  const state = stateOf(exchange);
  return {
    id: exchange.id,
    method: request.method,
    path: toPath(request.url),
    state,
    status: failure
      ? 'No answer'
      : begun
        ? `${begun.status} ${begun.statusText || reasonPhrase(begun.status)}`.trim()
        : state === 'held'
          ? 'Held'
          : 'Waiting',
    time: ended ? toDuration(ended.durationMs) : '',
    from: askers[request.client],
    isPreflight: preflightedMethod(request) !== null,
    parent: exchange.parent,
    exchange,
  };
}

function stateOf({ head, response, failure, gateway }: Exchange): TicketState {
  const begun = response ?? head;
  if (failure) return 'failed';
  if (!begun) return gateway?.change === 'held' ? 'held' : 'waiting';
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

/** Which tickets are shown. */
export interface TicketFilter {
  /** Words of the method, the path, the status or who asked; empty for all. */
  text: string;
  show: 'all' | 'failed' | 'waiting';
}

/** Shows everything. */
export const noFilter: TicketFilter = { text: '', show: 'all' };

function fits(ticket: Ticket, { text, show }: TicketFilter): boolean {
  if (show === 'failed' && !isFailed(ticket)) return false;
  if (show === 'waiting' && ticket.state !== 'waiting' && ticket.state !== 'held') return false;
  const all = `${ticket.method} ${ticket.path} ${ticket.status} ${ticket.from}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A ticket at its place: those it was needed for stand above it, and it is that much further in. */
export interface TicketRow {
  ticket: Ticket;
  depth: number;
}

/**
 * Puts tickets in the order in which their requests left, but each after the ticket it was needed for. Where that one is
 * not shown, it stands for itself.
 */
export function toRows(tickets: readonly Ticket[]): TicketRow[] {
  const shown = new Set(tickets.map(({ id }) => id));
  const children = new Map<number, Ticket[]>();
  const isChild = ({ parent }: Ticket) => parent !== null && shown.has(parent);
  for (const ticket of tickets) {
    if (!isChild(ticket)) continue;
    const siblings = children.get(ticket.parent!);
    if (siblings) siblings.push(ticket);
    else children.set(ticket.parent!, [ticket]);
  }
  const rows: TicketRow[] = [];
  const add = (ticket: Ticket, depth: number) => {
    rows.push({ ticket, depth });
    for (const child of children.get(ticket.id) ?? []) add(child, depth + 1);
  };
  for (const ticket of tickets) if (!isChild(ticket)) add(ticket, 0);
  return rows;
}

/** The tickets on the pass, and which of them is open. */
export interface Tickets {
  /** All that hang there, in the order in which their requests left. */
  readonly $tickets: ReadableAtom<readonly Ticket[]>;
  /** Those that are shown, nested. */
  readonly $rows: ReadableAtom<readonly TicketRow[]>;
  readonly $filter: WritableAtom<TicketFilter>;
  readonly $selected: ReadableAtom<Ticket | null>;
  select(id: number | null): void;
  /** Takes all tickets off the rail. What comes later hangs there again. */
  clear(): void;
}

/** More tickets than these do not hang on the pass; the oldest go first. */
const most = 1000;

/** Hangs the requests of a wire on the pass. A ticket stays the same object for as long as it says the same. */
export function createTickets($events: ReadableAtom<readonly WireEvent[]>): Tickets {
  const $clearedTo = atom(0);
  const $selectedId = atom<number | null>(null);
  const $filter = atom(noFilter);
  const book = createBook();
  const $all = computed($events, (events) => book.read(events));
  const $tickets = computed([$all, $clearedTo], (all, clearedTo) =>
    all.filter(({ id }) => id > clearedTo),
  );
  const $rows = computed([$tickets, $filter], (tickets, filter) =>
    toRows(filter === noFilter ? tickets : tickets.filter((ticket) => fits(ticket, filter))),
  );
  const $selected = computed(
    [$tickets, $selectedId],
    (tickets, id) => tickets.find((ticket) => ticket.id === id) ?? null,
  );
  return {
    $tickets,
    $rows,
    $filter,
    $selected,
    select: (id) => $selectedId.set(id),
    clear() {
      $selectedId.set(null);
      $clearedTo.set($all.get().at(-1)?.id ?? 0);
    },
  };
}

/** Reads a growing wire, and only what is new of it: a burst of requests must not be read again with each of them. */
function createBook(): { read(events: readonly WireEvent[]): readonly Ticket[] } {
  let fold: ExchangeFold = createExchangeFold(most);
  let tickets = new Map<number, Ticket>();
  let last: WireEvent | null = null;

  /** The events after the last one that was read; all of them when this is another wire. */
  function next(events: readonly WireEvent[]): readonly WireEvent[] {
    const newest = events.at(-1);
    const known = last && newest ? events.length - 1 - (newest.id - last.id) : -1;
    if (known >= 0 && events[known] === last) return events.slice(known + 1);
    fold = createExchangeFold(most);
    tickets = new Map();
    return events;
  }

  return {
    read(events) {
      const changed = new Set<number>();
      for (const event of next(events)) for (const id of fold.add(event)) changed.add(id);
      last = events.at(-1) ?? null;
      for (const id of changed) {
        const exchange = fold.exchanges.get(id);
        if (exchange) tickets.set(id, toTicket(exchange));
      }
      for (const id of tickets.keys()) {
        if (fold.exchanges.has(id)) break;
        tickets.delete(id);
      }
      return [...tickets.values()];
    },
  };
}
