import { atom } from 'nanostores';
import { describe, expect, test } from 'vitest';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { toExchanges } from '#sandbox/wire/exchanges.ts';
import { createTickets, isFailed, toDuration, toPath, toTicket } from '#workbench/tickets.ts';
import { failure, request, response, toWire } from './wire-events.ts';

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
