import { expect, test } from 'vitest';
import { toFacts, toOneLine, toParameters } from '#workbench/queries.ts';
import { queryEvent } from './wire-events.ts';

test('a statement on one line keeps the spaces inside its strings', () => {
  expect(toOneLine("SELECT *\n  FROM dishes\n WHERE name = 'Dal  and\n rice'")).toBe(
    "SELECT * FROM dishes WHERE name = 'Dal  and\n rice'",
  );
});

test('what came of a query is rows, time and pages, or its error', () => {
  expect(toFacts(queryEvent(1, { rows: 1, durationMs: 0.84, pagesRead: 12 }))).toBe(
    '1 row · 0.8 ms · 12 pages read',
  );
  expect(toFacts(queryEvent(1, { rows: 3, durationMs: 41.2, pagesRead: null }))).toBe(
    '3 rows · 41 ms',
  );
  const error = { code: '23505', message: 'duplicate key' };
  expect(toFacts(queryEvent(1, { error }))).toContain('duplicate key (SQLSTATE 23505)');
});

test('parameters are numbered, and NULL is not a text', () => {
  expect(toParameters(['7', null])).toBe('$1 = 7, $2 = NULL');
  expect(toParameters([])).toBe('');
  expect(toParameters(['x'.repeat(500)]).length).toBeLessThan(80);
});
