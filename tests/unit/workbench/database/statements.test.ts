import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  statementAt,
  toExplaining,
  toPointer,
  toStatements,
} from '#workbench/database/statements.ts';

const texts = (text: string) => toStatements(text).map((statement) => statement.text);

test('a text is taken apart at semicolons that end statements, and at no others', () => {
  const text = `-- first; of all
    SELECT 'a;b', "c;d"; ;
    /* ; */ DO $body$ BEGIN PERFORM 1; END $body$;
    SELECT 'back\\'; SELECT 2`;
  expect(texts(text)).toEqual([
    `SELECT 'a;b', "c;d"`,
    'DO $body$ BEGIN PERFORM 1; END $body$',
    `SELECT 'back\\'`,
    'SELECT 2',
  ]);
});

test('statements stay whole, whatever stands in their texts', () => {
  const quoted = fc.string().map((inner) => `SELECT '${inner.replaceAll("'", "''")}'`);
  fc.assert(
    fc.property(fc.array(quoted, { minLength: 1, maxLength: 5 }), (statements) => {
      const text = statements.join(';\n');
      expect(texts(text)).toEqual(statements);
      for (const { text: own, from } of toStatements(text))
        expect(text.slice(from, from + own.length)).toBe(own);
    }),
  );
});

test('the statement at the cursor is the one it stands in or behind', () => {
  const text = 'SELECT 1; SELECT 2;';
  expect(statementAt(text, 0)?.text).toBe('SELECT 1');
  expect(statementAt(text, 12)?.text).toBe('SELECT 2');
  expect(statementAt(text, text.length)?.text).toBe('SELECT 2');
  expect(statementAt('  -- nothing', 3)).toBeNull();
});

test('only what reads is run for its plan', () => {
  const of = (text: string) => toExplaining({ text, from: 0 });
  expect(of('SELECT 1')).toMatchObject({ isRun: true });
  expect(of(`select 'delete me'`)).toMatchObject({ isRun: true });
  expect(of('WITH a AS (SELECT 1) SELECT * FROM a')?.prefix).toContain('ANALYZE');
  expect(of('WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a')).toMatchObject({
    isRun: false,
  });
  expect(of('SELECT * INTO u FROM t')).toMatchObject({ isRun: false });
  expect(of('UPDATE t SET a = 1')).toMatchObject({ isRun: false });
  expect(of('CREATE TABLE t ()')).toBeNull();
  expect(of('EXPLAIN SELECT 1')).toBeNull();
});

test('an error is shown in its line, counted in characters', () => {
  const text = `SELECT 1;\nSELECT '🍛',\n  nam FROM dishes;`;
  const [, statement] = toStatements(text);
  const position = [...statement!.text].join('').indexOf('nam');
  // Postgres counts the dish once, JavaScript twice.
  expect(toPointer(text, statement!, position)).toEqual({
    line: '  nam FROM dishes;',
    lineNumber: 3,
    before: 2,
  });
});
