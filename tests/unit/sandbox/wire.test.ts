import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBodyRecorder, toWireBody } from '#sandbox/wire/body.ts';
import { toExchanges } from '#sandbox/wire/exchanges.ts';
import { createWireLog } from '#sandbox/wire/log.ts';
import type { RequestEvent } from '#sandbox/wire/events.ts';

const request = (exchange: number): RequestEvent => ({
  kind: 'request',
  exchange,
  client: 'page',
  method: 'GET',
  url: 'http://localhost:5173/',
  headers: [],
  body: null,
});

it('numbers events and tells listeners until they leave', () => {
  let time = 5;
  const log = createWireLog(() => time);
  const heard: number[] = [];
  const leave = log.subscribe((event) => heard.push(event.id));
  const before = log.events;
  log.append({ kind: 'asset', path: 'a', status: 200 });
  time = 9;
  log.append({ kind: 'asset', path: 'b', status: 404 });
  leave();
  log.append({ kind: 'asset', path: 'c', status: 200 });
  expect(log.events.map(({ id, at }) => [id, at])).toEqual([
    [1, 0],
    [2, 4],
    [3, 4],
  ]);
  expect(heard).toEqual([1, 2]);
  expect(before).toEqual([]);
});

it('forgets the oldest events', () => {
  const log = createWireLog(() => 0);
  for (let i = 0; i < 10_005; i++) log.append({ kind: 'asset', path: 'a', status: 200 });
  expect(log.events).toHaveLength(10_000);
  expect(log.events[0]?.id).toBe(6);
});

it('gives what came after an event, also when older ones are forgotten', () => {
  const log = createWireLog(() => 0);
  const append = () => log.append({ kind: 'asset', path: 'a', status: 200 });
  expect(log.after(log.lastId)).toEqual([]);
  for (let i = 0; i < 34_567; i++) append();
  const before = log.lastId;
  expect(log.after(before)).toEqual([]);
  append();
  append();
  expect(log.after(before).map(({ id }) => id)).toEqual([34_568, 34_569]);
  expect(log.after(0).length).toBeGreaterThanOrEqual(10_000);
  expect(log.events.at(-1)?.id).toBe(34_569);
});

it('gives the same array until something is appended', () => {
  const log = createWireLog(() => 0);
  const empty = log.events;
  expect(log.events).toBe(empty);
  log.append({ kind: 'asset', path: 'a', status: 200 });
  const one = log.events;
  expect(one).not.toBe(empty);
  expect(log.events).toBe(one);
  log.append({ kind: 'asset', path: 'a', status: 200 });
  expect(one).toHaveLength(1);
});

it('joins requests with what became of them, in the order they left', () => {
  const log = createWireLog(() => 0);
  for (const exchange of [1, 2, 3]) log.append(request(exchange));
  log.append({ kind: 'failure', exchange: 3, reason: 'refused', message: '', durationMs: 1 });
  log.append({
    kind: 'response',
    exchange: 1,
    status: 200,
    statusText: 'OK',
    headers: [],
    body: toWireBody(new Uint8Array()),
    durationMs: 2,
  });
  expect(
    toExchanges(log.events).map(({ id, response, failure }) => [
      id,
      response?.status,
      failure?.reason,
    ]),
  ).toEqual([
    [1, 200, undefined],
    [2, undefined, undefined],
    [3, undefined, 'refused'],
  ]);
});

it('keeps bodies as text where they are text, whatever the chunks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(20)), (text, cuts) => {
      const bytes = new TextEncoder().encode(text);
      const recorder = createBodyRecorder();
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        recorder.add(bytes.subarray(at, Math.min(at + cut, bytes.length)));
        at = Math.min(at + cut, bytes.length);
      }
      expect(recorder.body()).toEqual({
        bytes: bytes.length,
        text: text.replace(/^\uFEFF/, ''),
        truncated: false,
      });
    }),
  );
});

it('cuts long bodies, and knows binary ones', () => {
  const long = toWireBody(new TextEncoder().encode('é'.repeat(40_000)));
  expect(long).toMatchObject({ bytes: 80_000, truncated: true });
  expect(long.text?.length).toBe(32_768);
  expect(toWireBody(new Uint8Array([0xff, 0x00])).text).toBeNull();
});
