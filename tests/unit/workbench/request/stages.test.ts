import { expect, test } from 'vitest';
import { toExchanges } from '#sandbox/wire/exchanges.ts';
import type { WireEntry } from '#sandbox/wire/events.ts';
import { toStages } from '#workbench/request/stages.ts';
import { query, request, response, toWire } from '../wire-events.ts';

/** The wire's entries lie ten milliseconds apart; the request leaves first. */
const stagesOf = (...entries: WireEntry[]) => toStages(toExchanges(toWire(entries))[0]!);
const held: WireEntry = {
  kind: 'gateway',
  exchange: 1,
  change: 'held',
  part: 'request',
  status: null,
};

test('what neither the pass nor the kitchen had was on the way', () => {
  const answer = { ...response(1, 200), durationMs: 20, served: { from: 4, to: 15 } } as WireEntry;
  const { totalMs, stages } = stagesOf(request(1), answer);
  expect(totalMs).toBe(20);
  expect(stages.map(({ kind, spans, ms }) => [kind, spans, ms])).toEqual([
    [
      'way',
      [
        { from: 0, to: 4 },
        { from: 15, to: 20 },
      ],
      9,
    ],
    ['handler', [{ from: 4, to: 15 }], 11],
  ]);
});

test('a query lies where it was, measured back from its end', () => {
  const answer = { ...response(1, 200), durationMs: 20, served: { from: 0, to: 20 } } as WireEntry;
  const { stages } = stagesOf(request(1), query(1, { durationMs: 4 }), answer);
  expect(stages.at(-1)).toMatchObject({ kind: 'query', spans: [{ from: 6, to: 10 }], ms: 4 });
});

test('a request that is held is at the gateway until it is let go', () => {
  const released = { ...held, change: 'released' } as WireEntry;
  const { stages } = stagesOf(request(1), held, released);
  expect(stages.find(({ kind }) => kind === 'gateway')?.spans).toEqual([{ from: 10, to: 20 }]);
});

test('nothing lies outside of the request, whatever the wire says', () => {
  const answer = { ...response(1, 200), durationMs: 5, served: { from: -3, to: 90 } } as WireEntry;
  const { stages } = stagesOf(request(1), query(1, { durationMs: 400 }), held, answer);
  for (const { spans } of stages) {
    for (const { from, to } of spans) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(5);
    }
  }
});

test('a request without an answer has taken as long as is known', () => {
  expect(stagesOf(request(1)).totalMs).toBe(0);
  expect(stagesOf(request(1), held).totalMs).toBe(10);
});
