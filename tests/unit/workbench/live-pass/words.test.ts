import { expect, test } from 'vitest';
import { bodyOf, tellProblem, tellTicket } from '#workbench/live-pass/words.ts';
import { createTickets, type Ticket } from '#workbench/tickets.ts';
import { atom } from 'nanostores';
import type { WireEvent } from '#sandbox/wire/events.ts';

const request = {
  kind: 'request',
  exchange: 1,
  client: 'page',
  method: 'POST',
  url: 'http://localhost:5173/api/orders',
  headers: [],
  body: null,
} as const;

function ticketOf(end?: object): Ticket {
  const events = [request, ...(end ? [end] : [])].map((event, i) => ({
    ...{ exchange: 1, id: i, at: i, time: i },
    ...event,
  })) as WireEvent[];
  return createTickets(atom(events)).$tickets.get()[0]!;
}

const response = (text: string) => ({
  ...{ kind: 'response', status: 201, statusText: 'Created', headers: [], durationMs: 12 },
  body: { text, bytes: text.length, truncated: false },
});

test('a request is told when it has ended, and not before', () => {
  expect(tellTicket(ticketOf())).toBe('');
  expect(tellTicket(ticketOf(response('{}')))).toBe('POST /api/orders answered 201 in 12 ms.');
  const failure = { kind: 'failure', reason: 'refused', message: 'x', durationMs: 1 };
  expect(tellTicket(ticketOf(failure))).toBe(
    'POST /api/orders got no answer: nobody is there to answer.',
  );
  expect(bodyOf(ticketOf(failure))).toBe('nobody is there to answer');
});

test('a long body is cut where the slip ends', () => {
  expect(bodyOf(ticketOf(response('{"dish":"Dal"}')))).toBe('{"dish":"Dal"}');
  expect(bodyOf(ticketOf(response('x'.repeat(500))))).toMatch(/^x{120}…$/);
  expect(bodyOf(ticketOf())).toBe('');
});

test('the latest problem is told with its line', () => {
  const location = { file: 'backend/answer.ts', line: 4, column: 1 };
  const problem = { half: 'backend', heading: 'Does not compile', count: 1 } as const;
  expect(tellProblem([])).toBe('');
  expect(
    tellProblem([
      { ...problem, message: 'old', location: null },
      { ...problem, message: 'Unexpected token', location },
    ]),
  ).toBe('Does not compile: Unexpected token (line 4)');
});
