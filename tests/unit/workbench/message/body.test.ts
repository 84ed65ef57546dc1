import { expect, test } from 'vitest';
import type { HeaderList } from '#sandbox/sandbox.ts';
import { toReadableBody, toSize } from '#workbench/message/body.ts';

const json: HeaderList = [['Content-Type', 'application/json; charset=utf-8']];
const body = (text: string | null, bytes = text?.length ?? 9, truncated = false) => ({
  bytes,
  text,
  truncated,
});

test('no body is empty', () => {
  expect(toReadableBody(null, [])).toMatchObject({ kind: 'Empty', text: null });
  expect(toReadableBody(body(''), json)).toMatchObject({ kind: 'Empty', text: null });
});

test('JSON is indented', () => {
  expect(toReadableBody(body('{"a":1}'), json)).toMatchObject({
    kind: 'JSON, 7 bytes',
    text: '{\n  "a": 1\n}',
  });
  const problem: HeaderList = [['content-type', 'application/problem+json']];
  expect(toReadableBody(body('{}'), problem).kind).toBe('JSON, 2 bytes');
});

test('text that is not the JSON it claims to be is shown as it is, and says so', () => {
  expect(toReadableBody(body('<p>'), json)).toMatchObject({
    kind: 'Text that says it is JSON and is not, 3 bytes',
    text: '<p>',
  });
});

test('text without the header stays text', () => {
  expect(toReadableBody(body('{"a":1}'), [])).toMatchObject({
    kind: 'Text, 7 bytes',
    text: '{"a":1}',
  });
});

test('a cut body says that it is cut', () => {
  expect(toReadableBody(body('{"a"', 70_000, true), json)).toMatchObject({
    kind: 'Text, 70.0 kB, the beginning of it',
    text: '{"a"',
  });
});

test('binary data is told by its size', () => {
  expect(toReadableBody(body(null, 1234), [])).toMatchObject({
    kind: 'Binary data, 1.2 kB',
    text: null,
  });
  expect(toSize(1)).toBe('1 byte');
});

test('JSON that is an object or a list can be shown as a tree', () => {
  expect(toReadableBody(body('{"a":1}'), json).json).toEqual({ a: 1 });
  expect(toReadableBody(body('[1]'), json).json).toEqual([1]);
  expect(toReadableBody(body('null'), json).json).toBe(null);
  expect(toReadableBody(body('{"a":1}'), []).json).toBe(null);
});
