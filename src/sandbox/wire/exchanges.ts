import type {
  FailureEvent,
  GatewayEvent,
  HeadEvent,
  QueryEvent,
  RequestEvent,
  ResponseEvent,
  WireEvent,
} from './events.ts';

/** An event with its place on the wire. */
export type Placed<Event> = Event & Pick<WireEvent, 'id' | 'at' | 'time'>;

/** One request with what became of it: waiting (nothing yet), being answered (head), answered, or failed. */
export interface Exchange {
  /** Same number as `exchange` in the events. */
  id: number;
  /** When the request left, in milliseconds since the sandbox started. */
  at: number;
  /** The same on the sandbox's clock, in milliseconds since 1970. */
  leftAt: number;
  /** When it was answered or failed, on the sandbox's clock. */
  endedAt: number | null;
  request: RequestEvent;
  /** The head of the answer, which comes before the whole of it. Stays when the answer breaks off. */
  head: HeadEvent | null;
  response: ResponseEvent | null;
  failure: FailureEvent | null;
  /** The last thing a rule at the gateway did with it. */
  gateway: GatewayEvent | null;
  /** All that rules at the gateway did with it. */
  stops: readonly Placed<GatewayEvent>[];
  /** What was asked of the database for it. */
  queries: readonly Placed<QueryEvent>[];
  /**
   * The exchange that this one was needed for: the request a server was handling when it sent this one, or the request
   * that a preflight asked leave for, once it has left.
   */
  parent: number | null;
}

/** Exchanges that grow as events come. */
export interface ExchangeFold {
  /** In the order in which the requests left. */
  readonly exchanges: ReadonlyMap<number, Exchange>;
  /**
   * Takes the next event in. Gives the numbers of the exchanges it changed; each of them is a new object then, and the
   * others are the same.
   */
  add(event: WireEvent): number[];
}

/** Begins without exchanges. Of more than `most`, the oldest are forgotten. */
export function createExchangeFold(most = Infinity): ExchangeFold {
  const exchanges = new Map<number, Exchange>();
  /** Preflights whose request has not left yet, by what they asked leave for. */
  const preflights = new Map<string, number>();

  function change(id: number, next: Partial<Exchange>): number[] {
    const exchange = exchanges.get(id);
    if (!exchange) return [];
    exchanges.set(id, { ...exchange, ...next });
    return [id];
  }

  function begin(event: Placed<RequestEvent>): number[] {
    const { exchange: id, at, time: leftAt, client, method, url, parent = null } = event;
    const nothing = { endedAt: null, head: null, response: null, failure: null, gateway: null };
    exchanges.set(id, {
      id,
      at,
      leftAt,
      request: event,
      ...nothing,
      stops: [],
      queries: [],
      parent,
    });
    const [oldest] = exchanges.size > most ? exchanges.keys() : [];
    if (oldest !== undefined) exchanges.delete(oldest);
    if (client !== 'page') return [id];
    const asksFor = preflightedMethod(event);
    if (asksFor !== null) preflights.set(`${asksFor} ${url}`, id);
    const key = `${method} ${url}`;
    const preflight = preflights.get(key);
    if (preflight === undefined || preflight === id) return [id];
    preflights.delete(key);
    return [id, ...change(preflight, { parent: id })];
  }

  return {
    exchanges,
    add(event) {
      switch (event.kind) {
        case 'request':
          return begin(event);
        case 'request-body': {
          const request = exchanges.get(event.exchange)?.request;
          return request
            ? change(event.exchange, { request: { ...request, body: event.body } })
            : [];
        }
        case 'head':
          return change(event.exchange, { head: event });
        case 'response':
          return change(event.exchange, { response: event, endedAt: event.time });
        case 'failure':
          return change(event.exchange, { failure: event, endedAt: event.time });
        case 'gateway': {
          const stops = exchanges.get(event.exchange)?.stops ?? [];
          return change(event.exchange, { gateway: event, stops: [...stops, event] });
        }
        case 'query': {
          if (event.exchange === null) return [];
          const queries = exchanges.get(event.exchange)?.queries ?? [];
          return change(event.exchange, { queries: [...queries, event] });
        }
        default:
          return [];
      }
    },
  };
}

/** Joins requests with their responses, in the order in which the requests left. */
export function toExchanges(events: readonly WireEvent[]): Exchange[] {
  const fold = createExchangeFold();
  for (const event of events) fold.add(event);
  return [...fold.exchanges.values()];
}

/** The method that a preflight asks leave for, or `null` when the request is none. */
export function preflightedMethod({ method, headers }: RequestEvent): string | null {
  if (method !== 'OPTIONS') return null;
  const asked = headers.find(([name]) => name.toLowerCase() === 'access-control-request-method');
  return asked?.[1] ?? null;
}
