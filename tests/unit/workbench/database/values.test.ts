import { expect, test } from 'vitest';
import { toCut, toDone, toValue } from '#workbench/database/values.ts';

const outcome = (
  tag: string,
  rowCount = 0,
  columns: { name: string; type: number }[] | null = null,
) => ({
  tag,
  rowCount,
  columns,
  rows: [],
});

test('NULL, the empty text and the word NULL are three things', () => {
  expect(toValue(null, 25)).toEqual({ kind: 'null' });
  expect(toValue('', 25)).toEqual({ kind: 'empty' });
  expect(toValue('NULL', 25)).toEqual({ kind: 'text', text: 'NULL', short: null });
});

test('documents are read only in columns of documents', () => {
  expect(toValue('{"a": 1}', 3802)).toMatchObject({ kind: 'json', json: { a: 1 } });
  expect(toValue('{"a": 1}', 25)).toMatchObject({ kind: 'text' });
  expect(toValue('null', 3802)).toEqual({ kind: 'text', text: 'null', short: null });
});

test('long texts are cut between characters', () => {
  const short = toValue('🍛'.repeat(300), 25);
  expect(short).toMatchObject({ short: `${'🍛'.repeat(200)}…` });
  expect(toValue('🍛'.repeat(150), 25)).toMatchObject({ short: null });
});

test('what was done is said in words', () => {
  expect(toDone(outcome('SELECT 1', 1, [{ name: 'a', type: 23 }]))).toBe('1 row');
  expect(toDone(outcome('INSERT 0 2'))).toBe('2 rows inserted');
  expect(toDone(outcome('UPDATE 1'))).toBe('1 row changed');
  expect(toDone(outcome('CREATE TABLE'))).toBe('CREATE TABLE');
  expect(toCut({ ...outcome('SELECT 3', 3), rows: [[], [], []] })).toBe('');
  expect(toCut({ ...outcome('SELECT 60000', 60_000), rows: [[]] })).toContain('1 of 60,000 rows');
});
