import { atom } from 'nanostores';
import { expect, test } from 'vitest';
import type { Sandbox, ScriptOutcome } from '#sandbox/sandbox.ts';
import { createConsole } from '#workbench/database/console.ts';
import { fakeSandbox } from '../fake-project.ts';

/** A console whose database notes what it is asked, and fails at `BAD`. */
function open(change: Partial<ScriptOutcome> = {}) {
  const asked: string[] = [];
  const script = (text: string): Promise<ScriptOutcome> => {
    asked.push(text);
    const error = {
      severity: 'ERROR',
      code: '42601',
      message: 'no',
      position: text.indexOf('BAD') + 1,
    };
    return Promise.resolve({
      statements: [{ tag: 'SELECT 0', columns: [], rows: [], rowCount: 0 }],
      notices: [],
      error: text.includes('BAD') ? error : null,
      durationMs: 1,
      pagesRead: null,
      inTransaction: text.startsWith('BEGIN'),
      ...change,
    });
  };
  const sandbox = { ...fakeSandbox(), database: { script } } as unknown as Sandbox;
  return { asked, console: createConsole({ $sandbox: atom(sandbox) }) };
}

test('statements are run one by one, until one fails', async () => {
  const { asked, console } = open();
  await console.run('SELECT 1;\nSELECT BAD;\nSELECT 3; SELECT 4');
  expect(asked).toEqual(['SELECT 1', 'SELECT BAD']);
  expect(console.$run.get()).toMatchObject({
    isUnderWay: false,
    skipped: 2,
    answers: [
      { error: null },
      { error: { pointer: { line: 'SELECT BAD;', lineNumber: 2, before: 7 } } },
    ],
  });
});

test('a plan is asked for without running what writes, and its errors point into what was typed', async () => {
  const { asked, console } = open();
  await console.explain('UPDATE BAD', { text: 'UPDATE BAD', from: 0 });
  expect(asked).toEqual(['EXPLAIN (FORMAT JSON) UPDATE BAD']);
  expect(console.$run.get()?.answers[0]?.error?.pointer).toMatchObject({ before: 7 });
  await console.explain('VACUUM', { text: 'VACUUM', from: 0 });
  expect(asked).toHaveLength(1);
  expect(console.$run.get()?.failure).toContain('Only a query has a plan');
});

test('what was run before is remembered once, the latest first', async () => {
  const { console } = open();
  for (const text of ['SELECT 1', 'SELECT 2', 'SELECT 1']) await console.run(text);
  await console.run('  -- nothing');
  expect(console.$earlier.get()).toEqual(['SELECT 1', 'SELECT 2']);
});

test('an open transaction is told until it is seen to be over', async () => {
  const { asked, console } = open();
  await console.run('BEGIN');
  expect(console.$inTransaction.get()).toBe(true);
  await console.lookAgain();
  expect(console.$inTransaction.get()).toBe(false);
  await console.lookAgain();
  expect(asked).toEqual(['BEGIN', '']);
});

test('without a database it says why nothing comes', async () => {
  const console = createConsole({ $sandbox: atom(null) });
  await console.run('SELECT 1');
  expect(console.$run.get()).toMatchObject({ isUnderWay: false, answers: [] });
  expect(console.$run.get()?.failure).toContain('starts with the kitchen');
});
