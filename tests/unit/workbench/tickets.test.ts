import { atom } from 'nanostores';
import { describe, expect, test } from 'vitest';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { toExchanges } from '#sandbox/wire/exchanges.ts';
import {
  createTickets,
  isFailed,
  noFilter,
  toDuration,
  toPath,
  toRows,
  toTicket,
} from '#workbench/tickets.ts';
import { failure, query, request, response, toWire } from './wire-events.ts';

const ticketOf = (...entries: Parameters<typeof toWire>[0]) =>
  toTicket(toExchanges(toWire(entries))[0]!);

describe('a ticket', () => {
  test('waits until the response is there', () => {
    expect(ticketOf(request(1))).toMatchObject({
      method: 'GET',
      path: '/api/menu',
      state: 'waiting',
      status: 'Waiting',
      time: '',
    });
  });

  test.each([
    [200, 'good', '200 OK'],
    [201, 'good', '201 Created'],
    [304, 'good', '304 Not Modified'],
    [404, 'bad', '404 Not Found'],
    [500, 'bad', '500 Internal Server Error'],
    [299, 'good', '299'],
  ])('shows %i as %s', (status, state, words) => {
    expect(ticketOf(request(1), response(1, status))).toMatchObject({
      state,
      status: words,
      time: '4 ms',
    });
  });

  test('prefers the words of the response', () => {
    expect(ticketOf(request(1), response(1, 200, 'Fine')).status).toBe('200 Fine');
  });

  test('shows the status of an answer that is still coming', () => {
    const head = { status: 200, statusText: 'OK', headers: [], durationMs: 1 };
    const begun = { kind: 'head', exchange: 1, ...head } as const;
    expect(ticketOf(request(1), begun)).toMatchObject({
      state: 'good',
      status: '200 OK',
      time: '',
    });
    expect(ticketOf(request(1), begun, failure(1)).status).toBe('No answer');
  });

  test('says that no answer came', () => {
    expect(ticketOf(request(1), failure(1))).toMatchObject({
      state: 'failed',
      status: 'No answer',
      time: '< 1 ms',
    });
  });

  test('tells of trouble when the request was refused or not answered', () => {
    expect(isFailed(ticketOf(request(1), response(1, 404)))).toBe(true);
    expect(isFailed(ticketOf(request(1), failure(1)))).toBe(true);
    expect(isFailed(ticketOf(request(1), response(1, 200)))).toBe(false);
    expect(isFailed(ticketOf(request(1)))).toBe(false);
  });
});

test('paths leave out this computer, and nothing else', () => {
  expect(toPath('http://localhost:5173/api/menu?from=test')).toBe('/api/menu?from=test');
  expect(toPath('https://example.com/x')).toBe('https://example.com/x');
  expect(toPath('not a url')).toBe('not a url');
});

test('durations are told in the unit that fits', () => {
  expect([0.2, 1.6, 999, 1000, 2345].map(toDuration)).toEqual([
    '< 1 ms',
    '2 ms',
    '999 ms',
    '1.0 s',
    '2.3 s',
  ]);
});

describe('the pass', () => {
  const open = (...entries: Parameters<typeof toWire>[0]) => {
    const $events = atom<readonly WireEvent[]>(toWire(entries));
    return { $events, tickets: createTickets($events) };
  };
  const paths = ({ tickets }: ReturnType<typeof open>) =>
    tickets.$tickets.get().map((ticket) => ticket.path);

  test('hangs tickets in the order in which the requests left', () => {
    const entries = [request(1, 'GET', '/a'), request(2, 'GET', '/b'), response(2, 200)];
    expect(paths(open(...entries, response(1, 200)))).toEqual(['/a', '/b']);
  });

  test('is empty after clearing, until the next request', () => {
    const first = [request(1, 'GET', '/a'), response(1, 200)];
    const pass = open(...first);
    pass.tickets.clear();
    expect(paths(pass)).toEqual([]);
    pass.$events.set(toWire([...first, request(2, 'GET', '/b')]));
    expect(paths(pass)).toEqual(['/b']);
  });

  test('keeps the open ticket current, and closes it when it is cleared away', () => {
    const { $events, tickets } = open(request(1));
    tickets.select(1);
    expect(tickets.$selected.get()?.state).toBe('waiting');
    $events.set(toWire([request(1), response(1, 404)]));
    expect(tickets.$selected.get()?.state).toBe('bad');
    tickets.clear();
    expect(tickets.$selected.get()).toBe(null);
  });
});

describe('what a request needed', () => {
  const rowsOf = (...entries: Parameters<typeof toWire>[0]) => {
    const tickets = toExchanges(toWire(entries)).map(toTicket);
    return toRows(tickets).map(({ ticket, depth }) => [ticket.id, depth]);
  };
  const inner = (exchange: number, parent: number) =>
    ({ ...request(exchange), client: 'server', parent }) as Parameters<typeof toWire>[0][number];
  const preflight = {
    ...request(1, 'OPTIONS', '/api/orders'),
    headers: [['access-control-request-method', 'PUT']],
  } as Parameters<typeof toWire>[0][number];

  test('hangs after it, however deep', () => {
    const wire = [request(1), request(2), inner(3, 1), inner(4, 3), inner(5, 1)];
    expect(rowsOf(...wire)).toEqual([
      [1, 0],
      [3, 1],
      [4, 2],
      [5, 1],
      [2, 0],
    ]);
  });

  test('stands for itself when the other is not there', () => {
    expect(rowsOf(inner(3, 1))).toEqual([[3, 0]]);
  });

  test('is a preflight once its request has left', () => {
    expect(rowsOf(preflight)).toEqual([[1, 0]]);
    expect(rowsOf(preflight, request(2, 'PUT', '/api/orders'))).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(rowsOf(preflight, request(2, 'PUT', '/api/menu'))).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  test('are its queries, as far as the wire can tell', () => {
    const { exchange } = toTicket(toExchanges(toWire([request(1), query(1), query(null)]))[0]!);
    expect(exchange.queries).toHaveLength(1);
  });
});

describe('a filter', () => {
  const pass = () => {
    const entries = [request(1, 'GET', '/a'), request(2, 'POST', '/b'), response(2, 404)];
    return createTickets(atom<readonly WireEvent[]>(toWire(entries)));
  };
  const shown = ({ $rows }: ReturnType<typeof pass>) => $rows.get().map(({ ticket }) => ticket.id);

  test('finds all of its words anywhere on the ticket', () => {
    const tickets = pass();
    tickets.$filter.set({ text: 'post 404', show: 'all' });
    expect(shown(tickets)).toEqual([2]);
    tickets.$filter.set({ text: 'post /a', show: 'all' });
    expect(shown(tickets)).toEqual([]);
  });

  test('shows those that failed, or those that wait', () => {
    const tickets = pass();
    tickets.$filter.set({ text: '', show: 'failed' });
    expect(shown(tickets)).toEqual([2]);
    tickets.$filter.set({ text: '', show: 'waiting' });
    expect(shown(tickets)).toEqual([1]);
    tickets.$filter.set(noFilter);
    expect(shown(tickets)).toEqual([1, 2]);
  });
});

describe('a burst', () => {
  test('makes new tickets of those that changed, and leaves the others as they are', () => {
    const first = toWire([request(1), request(2)]);
    const $events = atom<readonly WireEvent[]>(first);
    const { $tickets } = createTickets($events);
    const [before] = $tickets.get();
    $events.set([...first, ...toWire([request(1), request(2), response(2, 200)]).slice(2)]);
    const [one, two] = $tickets.get();
    expect(one).toBe(before);
    expect(two?.state).toBe('good');
  });

  test('is forgotten with the wire it came from', () => {
    const $events = atom<readonly WireEvent[]>(toWire([request(1), request(2), request(3)]));
    const { $tickets } = createTickets($events);
    expect($tickets.get()).toHaveLength(3);
    $events.set(toWire([request(1)]));
    expect($tickets.get()).toHaveLength(1);
  });

  test('leaves a thousand tickets, the latest', () => {
    const many = Array.from({ length: 1500 }, (_, index) => request(index + 1));
    const { $tickets } = createTickets(atom<readonly WireEvent[]>(toWire(many)));
    expect($tickets.get()).toHaveLength(1000);
    expect($tickets.get().at(-1)?.id).toBe(1500);
  });
});
