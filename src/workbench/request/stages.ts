import type { Exchange, Placed } from '#sandbox/wire/exchanges.ts';
import type { QueryEvent } from '#sandbox/wire/events.ts';

/** A stretch of time, in milliseconds since the request left. */
export interface Span {
  from: number;
  to: number;
}

/** What a part of the way had to do with a request, and when. */
export interface Stage {
  /** `way`: with its sender, or on the line. `gateway`: a rule at the pass had it. `handler`: the server had it. */
  kind: 'way' | 'gateway' | 'handler' | 'query';
  spans: Span[];
  ms: number;
  query: Placed<QueryEvent> | null;
}

/** The stages of a request in the order of the way, and how long all of it took so far. */
export interface Stages {
  totalMs: number;
  stages: Stage[];
}

/** Where a request spent its time, as far as the wire says. */
export function toStages(exchange: Exchange): Stages {
  const { at, response, failure, stops, queries } = exchange;
  const asked = queries.map((query) => {
    const to = query.at - at;
    return { query, span: { from: to - query.durationMs, to } };
  });
  const known = [...stops.map((stop) => stop.at - at), ...asked.map(({ span }) => span.to), 0];
  const totalMs = (response ?? failure)?.durationMs ?? Math.max(...known);
  const within = ({ from, to }: Span): Span => ({
    from: Math.min(Math.max(0, from), totalMs),
    to: Math.min(Math.max(0, to), totalMs),
  });

  const gateway = toHeld(exchange, totalMs).map(within);
  const handler = response?.served ? [within(response.served)] : [];
  const way = between([...gateway, ...handler], totalMs);
  const stage = (kind: Stage['kind'], spans: Span[], query: Stage['query'] = null): Stage => ({
    kind,
    spans,
    ms: query ? query.durationMs : spans.reduce((sum, { from, to }) => sum + to - from, 0),
    query,
  });
  return {
    totalMs,
    stages: [
      stage('way', way),
      ...(gateway.length > 0 ? [stage('gateway', gateway)] : []),
      ...(handler.length > 0 ? [stage('handler', handler)] : []),
      ...asked.map(({ query, span }) => stage('query', [within(span)], query)),
    ],
  };
}

/** When rules at the gateway held the request or its answer. */
function toHeld({ at, stops }: Exchange, totalMs: number): Span[] {
  const spans: Span[] = [];
  let from: number | null = null;
  for (const stop of stops) {
    if (stop.change === 'held') from ??= stop.at - at;
    else if (from !== null) {
      spans.push({ from, to: stop.at - at });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: totalMs }];
}

/** The stretches from 0 to `end` that none of the spans covers. */
function between(spans: readonly Span[], end: number): Span[] {
  const free: Span[] = [];
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > at) free.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  return at < end ? [...free, { from: at, to: end }] : free;
}
