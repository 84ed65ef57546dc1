import { expect, it } from 'vitest';
import { createExchangeNumbers } from '#sandbox/engines/webcontainer/exchange-numbers.ts';
import type { WireEntry } from '#sandbox/wire/events.ts';

const request = (exchange: number): WireEntry => ({
  kind: 'request',
  exchange,
  client: 'page',
  method: 'GET',
  url: 'http://localhost:5173/',
  headers: [],
  body: null,
});
const failure = (exchange: number): WireEntry => ({
  kind: 'failure',
  exchange,
  reason: 'reset',
  message: '',
  durationMs: 1,
});

it('gives the exchanges of all programs numbers of their own', () => {
  const numbers = createExchangeNumbers();
  const [gateway, process] = [{}, {}];
  expect(numbers.translate(gateway, request(1))).toMatchObject({ exchange: 1 });
  expect(numbers.translate(process, request(1))).toMatchObject({ exchange: 2 });
  expect(numbers.translate(gateway, failure(1))).toMatchObject({ exchange: 1 });
  expect(numbers.translate(process, failure(1))).toMatchObject({ exchange: 2 });
});

it('drops what belongs to no exchange that began there', () => {
  const numbers = createExchangeNumbers();
  const process = {};
  numbers.translate({}, request(1));
  expect(numbers.translate(process, failure(1))).toBeNull();
});
