import type { QueryEvent, WireEntry, WireEvent } from '#sandbox/wire/events.ts';

/** Entries as the wire would hold them, ten milliseconds apart. */
export function toWire(entries: readonly WireEntry[]): WireEvent[] {
  return entries.map((entry, index) => {
    const at = (index + 1) * 10;
    return { ...entry, id: index + 1, at, time: Date.UTC(2027, 0, 1) + at };
  });
}

/** A request of the page. */
export function request(exchange: number, method = 'GET', path = '/api/menu'): WireEntry {
  return {
    kind: 'request',
    exchange,
    client: 'page',
    method,
    url: `http://localhost:5173${path}`,
    headers: [],
    body: null,
  };
}

/** The response to a request. */
export function response(exchange: number, status: number, statusText = ''): WireEntry {
  const body = { bytes: 2, text: '{}', truncated: false };
  return { kind: 'response', exchange, status, statusText, headers: [], body, durationMs: 4.2 };
}

/** The kitchen asked its database something for a request. */
export function queryEvent(exchange: number | null, change: Partial<QueryEvent> = {}): QueryEvent {
  return {
    kind: 'query',
    pid: 1,
    exchange,
    text: 'SELECT 1',
    parameters: [],
    rows: 1,
    durationMs: 1,
    pagesRead: null,
    error: null,
    ...change,
  };
}

/** The same as an entry of the wire. */
export const query = (...args: Parameters<typeof queryEvent>): WireEntry => queryEvent(...args);

/** A request that got no response. */
export function failure(exchange: number): WireEntry {
  return { kind: 'failure', exchange, reason: 'refused', message: 'ECONNREFUSED', durationMs: 0.4 };
}

/** The backend's process changed. */
export function process(change: Extract<WireEntry, { kind: 'process' }>['change']): WireEntry {
  return { kind: 'process', pid: 1, command: 'node backend/server.ts', change };
}

/** A process does not answer. */
export function silent(line: number | null, exchange: number | null = null): WireEntry {
  const location = line === null ? null : { file: 'backend/server.ts', line, column: 1 };
  const change = { to: 'silent', forMs: 3000, location, exchange } as const;
  return { kind: 'watchdog', part: 'process', pid: 1, change };
}

/** An error in a half. */
export function error(half: 'frontend' | 'backend', message: string, line = 3): WireEntry {
  const file = half === 'frontend' ? 'frontend/app.ts' : 'backend/server.ts';
  const location = { file, line, column: 1 };
  return { kind: 'error', half, phase: 'run', message, stack: [], location };
}

/** The page was loaded. */
export const pageLoad: WireEntry = { kind: 'page', url: 'http://localhost:5173/' };
