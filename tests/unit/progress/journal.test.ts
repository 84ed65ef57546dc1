import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { createJournal, type Journal } from '#progress/journal.ts';
import { openLessonProgress } from '#progress/lesson.ts';
import { openEventStorage, type EventStorage } from '#progress/storage.ts';
import { joinTabs } from '#progress/tabs.ts';

let journals: Journal[] = [];

function open(storage: EventStorage = openEventStorage(), clock?: () => number): Journal {
  const journal = createJournal(storage, (hear) => joinTabs(hear), clock);
  journals.push(journal);
  return journal;
}

const refusing = (name: string): EventStorage => ({
  read: () => Promise.reject(new DOMException('No.', name)),
  write: () => Promise.reject(new DOMException('No.', name)),
  clear: () => Promise.reject(new DOMException('No.', name)),
  close() {},
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const journal of journals) journal.close();
  journals = [];
  vi.useRealTimers();
});

const edit = (contents: string, path = 'backend/server.ts') =>
  ({ kind: 'edited', path, contents }) as const;

describe('a second visit', () => {
  test('finds what was recorded on the first', async () => {
    const first = open();
    const lesson = await openLessonProgress(first, 'two-halves');
    lesson.record(edit('a'));
    lesson.record({ kind: 'passed', files: { 'backend/server.ts': 'a' } });
    await first.settled();
    first.close();

    const again = await openLessonProgress(open(), 'two-halves');
    expect(again.state.edits).toEqual({ 'backend/server.ts': 'a' });
    expect(again.state.passed?.files).toEqual({ 'backend/server.ts': 'a' });
  });

  test('sees only its own lesson', async () => {
    const journal = open();
    const one = await openLessonProgress(journal, 'two-halves');
    const other = await openLessonProgress(journal, 'getting-around');
    one.record(edit('a'));
    expect(other.state.edits).toEqual({});
  });

  test('keeps its order when the clock was set back', async () => {
    const first = open(openEventStorage(), () => 5000);
    (await openLessonProgress(first, 'l')).record(edit('old'));
    await first.settled();
    first.close();
    const second = open(openEventStorage(), () => 1000);
    const lesson = await openLessonProgress(second, 'l');
    lesson.record(edit('new'));
    expect(lesson.state.edits).toEqual({ 'backend/server.ts': 'new' });
  });

  test('holds any sequence of edits, resets and restorings, pruned or not', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.string().map((contents) => edit(contents)) },
      { weight: 1, arbitrary: fc.constant({ kind: 'reset' } as const) },
      { weight: 1, arbitrary: fc.constant({ kind: 'restored' } as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 300, size: 'max' }), async (steps) => {
        globalThis.indexedDB = new IDBFactory();
        const journal = open();
        const lesson = await openLessonProgress(journal, 'l');
        for (const entry of steps) lesson.record(entry);
        await journal.settled();
        journal.close();
        const again = await openLessonProgress(open(), 'l');
        expect(again.state.edits).toEqual(lesson.state.edits);
        expect(again.state.setAside).toEqual(lesson.state.setAside);
      }),
      { numRuns: 10 },
    );
  });
});

describe('two tabs', () => {
  test('see what the other one does', async () => {
    const here = await openLessonProgress(open(), 'two-halves');
    const there = await openLessonProgress(open(), 'two-halves');
    here.record(edit('a'));
    await vi.waitFor(() => expect(there.state.edits).toEqual({ 'backend/server.ts': 'a' }));
    there.record(edit('b', 'frontend/app.ts'));
    await vi.waitFor(() =>
      expect(here.state.edits).toEqual({ 'backend/server.ts': 'a', 'frontend/app.ts': 'b' }),
    );
  });

  test('a tab that slept catches up', async () => {
    const awake = open();
    const deaf = createJournal(openEventStorage(), () => ({
      tell() {},
      tellErased() {},
      close() {},
    }));
    journals.push(deaf);
    const slept = await openLessonProgress(deaf, 'l');
    (await openLessonProgress(awake, 'l')).record(edit('a'));
    await awake.settled();
    expect(slept.state.edits).toEqual({});
    await slept.refresh();
    expect(slept.state.edits).toEqual({ 'backend/server.ts': 'a' });
  });
});

describe('storage that fails', () => {
  test.each([
    ['SecurityError', 'unavailable'],
    ['QuotaExceededError', 'full'],
  ])('%s: work goes on in memory, and the trouble has a name', async (name, trouble) => {
    const journal = open(refusing(name));
    const lesson = await openLessonProgress(journal, 'l');
    lesson.record(edit('a'));
    await journal.settled();
    expect(journal.trouble).toBe(trouble);
    expect(lesson.state.edits).toEqual({ 'backend/server.ts': 'a' });
    await lesson.refresh();
    expect(lesson.state.edits).toEqual({ 'backend/server.ts': 'a' });
  });

  test('what was refused is stored as soon as it can be', async () => {
    const storage = openEventStorage();
    let full = true;
    const journal = open({
      ...storage,
      write: (...args) =>
        full ? refusing('QuotaExceededError').write([]) : storage.write(...args),
    });
    const lesson = await openLessonProgress(journal, 'l');
    lesson.record(edit('a', 'frontend/app.ts'));
    await journal.settled();
    full = false;
    lesson.record(edit('b'));
    await journal.settled();
    expect(journal.trouble).toBe(null);
    expect(await storage.read({ lesson: 'l' })).toHaveLength(2);
  });

  test('storage that answers late is read when it answers', async () => {
    vi.useFakeTimers();
    let answer = (_: never[]) => {};
    const journal = open({
      read: () => new Promise((resolve) => (answer = resolve)),
      write: () => Promise.resolve(),
      clear: () => Promise.resolve(),
      close() {},
    });
    const opening = openLessonProgress(journal, 'l');
    await vi.advanceTimersByTimeAsync(3000);
    const lesson = await opening;
    expect(journal.trouble).toBe('slow');
    answer([{ ...edit('kept'), id: 'x', lesson: 'l', at: 1 }] as never[]);
    await vi.advanceTimersByTimeAsync(0);
    expect(lesson.state.edits).toEqual({ 'backend/server.ts': 'kept' });
    expect(journal.trouble).toBe(null);
  });
});
