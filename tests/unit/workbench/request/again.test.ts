import { expect, test } from 'vitest';
import type { RequestEvent } from '#sandbox/wire/events.ts';
import { toAgain, toCurl } from '#workbench/request/again.ts';

const asked = (change: Partial<RequestEvent> = {}): RequestEvent => ({
  kind: 'request',
  exchange: 1,
  client: 'page',
  method: 'GET',
  url: 'http://localhost:5173/api/menu',
  headers: [
    ['host', 'localhost:5173'],
    ['accept', '*/*'],
  ],
  body: null,
  ...change,
});
const text = (content: string) => ({ bytes: content.length, text: content, truncated: false });

test('a request is sent again as it was, without what follows from the rest', () => {
  const body = text('{"dish":1}');
  const headers: RequestEvent['headers'] = [
    ['Content-Length', '10'],
    ['cookie', 'a=1'],
  ];
  const { request } = toAgain(asked({ method: 'POST', body, headers }));
  expect(request).toMatchObject({ method: 'POST', headers: [['cookie', 'a=1']] });
  expect(new TextDecoder().decode(request?.body as Uint8Array)).toBe('{"dish":1}');
});

test('what the wire does not have whole is not sent again', () => {
  const binary = { bytes: 3, text: null, truncated: false };
  expect(toAgain(asked({ body: binary })).why).toContain('binary');
  expect(toAgain(asked({ body: { ...text('ab'), truncated: true } })).why).toContain('larger');
});

test('a command has method, headers and body', () => {
  expect(toCurl(asked())).toBe("curl http://localhost:5173/api/menu \\\n  -H 'accept: */*'");
  const put = toCurl(asked({ method: 'PUT', headers: [], body: text('{"a": 1}') }));
  expect(put).toBe(`curl http://localhost:5173/api/menu \\\n  -X PUT \\\n  --data-raw '{"a": 1}'`);
  expect(toCurl(asked({ method: 'POST', headers: [], body: text('x') }))).not.toContain('-X');
});

test('nothing in a request ends the quotes of the command', () => {
  const evil = `'; rm -rf ~ #`;
  const command = toCurl(asked({ headers: [['x', evil]], body: text(evil), method: 'POST' }));
  expect(command).toContain(`-H 'x: '\\''; rm -rf ~ #'`);
  expect(command).toContain(`--data-raw ''\\''; rm -rf ~ #'`);
});
