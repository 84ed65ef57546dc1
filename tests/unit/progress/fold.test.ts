import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isProgressEvent, mergeEvents, type ProgressEntry } from '#progress/events.ts';
import { foldLesson, foldProgress, isCheckedStale, untouched } from '#progress/fold.ts';
import { entries, toEvents } from './arbitrary-events.ts';

const edit = (contents: string, path = 'backend/server.ts'): ProgressEntry => ({
  kind: 'edited',
  path,
  contents,
});

describe('foldLesson', () => {
  test('is untouched without events', () => {
    expect(foldLesson([])).toEqual(untouched);
  });

  test('keeps the last contents of each file', () => {
    const state = foldLesson(toEvents([edit('a'), edit('x', 'frontend/app.ts'), edit('b')]));
    expect(state.edits).toEqual({ 'backend/server.ts': 'b', 'frontend/app.ts': 'x' });
  });

  test('a reset sets the edits aside, and a restoring brings them back', () => {
    const reset = foldLesson(toEvents([edit('a'), { kind: 'reset' }]));
    expect(reset.edits).toEqual({});
    const back = foldLesson(toEvents([edit('a'), { kind: 'reset' }, { kind: 'restored' }]));
    expect(back.edits).toEqual({ 'backend/server.ts': 'a' });
  });

  test('edits made after a reset are set aside when it is taken back, not lost', () => {
    const log = toEvents([edit('a'), { kind: 'reset' }, edit('b'), { kind: 'restored' }]);
    expect(foldLesson(log).edits).toEqual({ 'backend/server.ts': 'a' });
    expect(foldLesson(log).setAside).toEqual({
      edits: { 'backend/server.ts': 'b' },
      by: 'restored',
    });
  });

  test('keeps the first time of passing and the files of the last', () => {
    const state = foldLesson(
      toEvents([
        { kind: 'passed', files: { a: '1' } },
        { kind: 'passed', files: { a: '2' } },
      ]),
    );
    expect(state.passed).toEqual({ at: 1, files: { a: '2' } });
  });

  test('results are stale when files changed after they were taken', () => {
    const checked: ProgressEntry = { kind: 'checked', since: 1, results: [] };
    expect(isCheckedStale(foldLesson(toEvents([edit('a'), checked])))).toBe(false);
    expect(isCheckedStale(foldLesson(toEvents([edit('a'), edit('b'), checked])))).toBe(true);
    expect(isCheckedStale(foldLesson(toEvents([edit('a'), checked, { kind: 'reset' }])))).toBe(
      true,
    );
  });
});

describe('merging logs', () => {
  test('gives the same state in whatever order and how often the parts arrive', () => {
    fc.assert(
      fc.property(
        entries(60),
        fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }),
        (log, deal) => {
          const events = toEvents(log);
          const parts = [0, 1, 2].map((n) => events.filter((_, i) => deal[i] === n));
          const merged = mergeEvents(
            parts[2] ?? [],
            parts[0] ?? [],
            parts[1] ?? [],
            events.slice(5),
          );
          expect(foldLesson(merged)).toEqual(foldLesson(events));
        },
      ),
    );
  });
});

test('foldProgress tells what was opened and passed, by lesson', () => {
  const [opened, passed] = toEvents([{ kind: 'opened' }, { kind: 'passed', files: {} }]);
  const other = { ...opened!, id: 'o', lesson: 'getting-around', at: 9 };
  expect(foldProgress([opened!, passed!, other])).toEqual({
    lessons: { 'two-halves': { openedAt: 1, passedAt: 2 }, 'getting-around': { openedAt: 9 } },
  });
});

test('isProgressEvent refuses what this version does not understand', () => {
  for (const event of toEvents([edit('a'), { kind: 'opened' }])) {
    expect(isProgressEvent(event)).toBe(true);
  }
  const broken = [null, 7, {}, { id: 'x', lesson: 'l', at: 1, kind: 'flew' }, { kind: 'opened' }];
  for (const value of broken) expect(isProgressEvent(value)).toBe(false);
});
