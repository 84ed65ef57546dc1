import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequestEvent } from '#sandbox/wire/events.ts';
import { firstDraft, toDraft, toRequest, type Draft } from '#workbench/send/draft.ts';

const origin = 'http://localhost:3000';
const build = (change: Partial<Draft>) => toRequest({ ...firstDraft, ...change }, origin);
const event = (change: Partial<RequestEvent> = {}): RequestEvent => ({
  kind: 'request',
  exchange: 1,
  client: 'page',
  method: 'POST',
  url: 'http://localhost:5173/api/orders?now',
  headers: [
    ['host', 'localhost:5173'],
    ['Content-Length', '10'],
    ['content-type', 'application/json'],
    ['cookie', 'table=7'],
  ],
  body: { bytes: 10, text: '{"dish":1}', truncated: false },
  ...change,
});

test('a path leads to the kitchen, a whole address where it says', () => {
  expect(build({ address: '/api/menu?q=dal' }).request?.url).toBe(`${origin}/api/menu?q=dal`);
  expect(build({ address: 'http://kitchen-2.internal:3000/x' }).request?.url).toBe(
    'http://kitchen-2.internal:3000/x',
  );
});

test('nothing is sent but what was typed, and that a body is JSON', () => {
  expect(build({ method: 'DELETE' }).request).toMatchObject({ headers: [], body: null });
  const json = build({ method: 'POST', body: '{"a": 1}', headers: 'x-a: 1:2\n\n Cookie :a=b ' });
  expect(json.request?.headers).toEqual([
    ['x-a', '1:2'],
    ['Cookie', 'a=b'],
    ['content-type', 'application/json'],
  ]);
  expect(new TextDecoder().decode(json.request?.body as Uint8Array)).toBe('{"a": 1}');
  const said = build({ method: 'POST', body: '{"a": 1}', headers: 'Content-Type: text/plain' });
  expect(said.request?.headers).toEqual([['Content-Type', 'text/plain']]);
  expect(build({ method: 'POST', body: '{broken' }).request?.headers).toEqual([]);
});

test('what is no request says which field is wrong', () => {
  const fields = (change: Partial<Draft>) => build(change).fault?.field ?? null;
  expect(fields({ method: 'GE T' })).toBe('method');
  for (const address of ['', 'api/menu', '/a b', 'ftp://x', 'http://', 'mailto:a@b.c'])
    expect(fields({ address }), address).toBe('address');
  expect(build({ address: 'api/menu' }).fault?.message).toContain('/api/menu');
  expect(fields({ headers: 'accept: */*\nno colon' })).toBe('headers');
  expect(build({ headers: 'accept: */*\nno colon' }).fault?.message).toContain('Line 2');
  expect(fields({ body: 'x' })).toBe('body');
});

test('any text is a request or told to be none', () => {
  const draft = fc.record({
    method: fc.constantFrom('GET', 'POST', 'x'),
    address: fc.oneof(
      fc.string(),
      fc.string().map((path) => `/${path}`),
      fc.webUrl(),
    ),
    headers: fc.string(),
    body: fc.string(),
  });
  fc.assert(
    fc.property(draft, (one) => {
      const { request, fault } = toRequest(one, origin);
      expect((request === null) !== (fault === null)).toBe(true);
      if (request) expect(() => new Request(request.url, { method: request.method })).not.toThrow();
    }),
  );
});

test('a request of the pass is edited with all that it says itself', () => {
  expect(toDraft(event(), ['http://localhost:5173'])).toEqual({
    method: 'POST',
    address: '/api/orders?now',
    headers: 'content-type: application/json\ncookie: table=7',
    body: '{\n  "dish": 1\n}',
  });
  expect(toDraft(event(), [])).toMatchObject({ address: 'http://localhost:5173/api/orders?now' });
  expect(toDraft(event({ body: null }), [])).toMatchObject({ body: '' });
  const binary = { bytes: 2, text: null, truncated: false };
  expect(toDraft(event({ body: binary }), [])).toContain('binary');
  expect(toDraft(event({ body: { ...binary, text: 'x', truncated: true } }), [])).toContain(
    'larger',
  );
});
