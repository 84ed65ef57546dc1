import type {
  FailureEvent,
  GatewayEvent,
  HeadEvent,
  RequestEvent,
  ResponseEvent,
  WireEvent,
} from './events.ts';

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
}

/** Joins requests with their responses, in the order in which the requests left. */
export function toExchanges(events: readonly WireEvent[]): Exchange[] {
  const exchanges = new Map<number, Exchange>();
  for (const event of events) {
    if (event.kind === 'request') {
      const { exchange: id, at, time: leftAt } = event;
      const nothing = { endedAt: null, head: null, response: null, failure: null, gateway: null };
      exchanges.set(id, { id, at, leftAt, request: event, ...nothing });
    } else if (event.kind === 'request-body') {
      const exchange = exchanges.get(event.exchange);
      if (exchange) exchange.request = { ...exchange.request, body: event.body };
    } else if (event.kind === 'head') {
      const exchange = exchanges.get(event.exchange);
      if (exchange) exchange.head = event;
    } else if (event.kind === 'response') {
      const exchange = exchanges.get(event.exchange);
      if (exchange) Object.assign(exchange, { response: event, endedAt: event.time });
    } else if (event.kind === 'failure') {
      const exchange = exchanges.get(event.exchange);
      if (exchange) Object.assign(exchange, { failure: event, endedAt: event.time });
    } else if (event.kind === 'gateway') {
      const exchange = exchanges.get(event.exchange);
      if (exchange) exchange.gateway = event;
    }
  }
  return [...exchanges.values()];
}
