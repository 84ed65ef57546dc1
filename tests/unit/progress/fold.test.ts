import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  isProgressEvent,
  mergeEvents,
  type ChangeKind,
  type ProgressEntry,
} from '#progress/events.ts';
import {
  foldLesson,
  foldProgress,
  isCheckedStale,
  keptVersions,
  untouched,
} from '#progress/fold.ts';
import { entries, toEvents } from './arbitrary-events.ts';

const edit = (contents: string, path = 'backend/server.ts'): ProgressEntry => ({
  kind: 'edited',
  path,
  contents,
});

const change = (
  by: ChangeKind,
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): ProgressEntry => ({ kind: 'changed', by, before, after });

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

  test('a deleted file stays deleted, until it is written again or the change is taken back', () => {
    const deleted = [edit('a'), change('delete', { 'backend/server.ts': 'a' }, gone)];
    expect(foldLesson(toEvents(deleted)).edits).toEqual(gone);
    expect(foldLesson(toEvents([...deleted, edit('b')])).edits).toEqual({
      'backend/server.ts': 'b',
    });
    const back = change('undo', gone, { 'backend/server.ts': 'a' });
    expect(foldLesson(toEvents([...deleted, back])).edits).toEqual({ 'backend/server.ts': 'a' });
  });

  test('a renaming changes both paths in one step, and starting over forgets it', () => {
    const renamed = change(
      'rename',
      { 'backend/server.ts': 'a', 'backend/kitchen.ts': null },
      { 'backend/server.ts': null, 'backend/kitchen.ts': 'a' },
    );
    const state = foldLesson(toEvents([edit('a'), renamed]));
    expect(state.edits).toEqual({ 'backend/server.ts': null, 'backend/kitchen.ts': 'a' });
    expect(state.change).toMatchObject({ at: 2, by: 'rename' });
    const over = foldLesson(toEvents([edit('a'), renamed, { kind: 'reset' }]));
    expect(over).toMatchObject({ edits: {}, change: null });
  });

  test('in any interleaving of edits and changes each file is as the last one left it', () => {
    fc.assert(
      fc.property(entries(80), (log) => {
        const { edits } = foldLesson(toEvents(log.filter(({ kind }) => !kind.startsWith('res'))));
        for (const path of new Set(log.flatMap(touched))) {
          const last = log.findLast((entry) => touched(entry).includes(path));
          if (last?.kind === 'edited') expect(edits[path]).toBe(last.contents);
          else if (last?.kind === 'changed') expect(edits[path]).toBe(last.after[path]);
        }
      }),
    );
  });

  test('lists the versions that passed, the same files once, with the time they last passed', () => {
    const passed = (text: string): ProgressEntry => ({ kind: 'passed', files: { a: text } });
    const { versions } = foldLesson(toEvents([passed('1'), passed('2'), passed('1')]));
    expect(versions).toEqual([
      { at: 2, files: { a: '2' } },
      { at: 3, files: { a: '1' } },
    ]);
    const many = Array.from({ length: 30 }, (_, n) => passed(String(n)));
    expect(foldLesson(toEvents(many)).versions.map(({ at }) => at)).toEqual(
      Array.from({ length: keptVersions }, (_, n) => 30 - keptVersions + n + 1),
    );
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

const gone = { 'backend/server.ts': null };
const touched = (entry: ProgressEntry): string[] => {
  if (entry.kind === 'edited') return [entry.path];
  return entry.kind === 'changed' ? Object.keys(entry.after) : [];
};

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
  const understood = [edit('a'), change('delete', { a: 'text' }, { a: null }), { kind: 'opened' }];
  for (const event of toEvents(understood as ProgressEntry[])) {
    expect(isProgressEvent(event)).toBe(true);
  }
  const broken = [null, 7, {}, { id: 'x', lesson: 'l', at: 1, kind: 'flew' }, { kind: 'opened' }];
  for (const value of broken) expect(isProgressEvent(value)).toBe(false);
});
