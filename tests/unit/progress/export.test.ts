import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { mergeEvents, type ProgressEvent } from '#progress/events.ts';
import { ExportFileError, readExport, writeExport } from '#progress/export.ts';
import { foldLesson } from '#progress/fold.ts';
import { createJournal } from '#progress/journal.ts';
import { openEventStorage } from '#progress/storage.ts';
import { joinTabs } from '#progress/tabs.ts';
import { entries, toEvents } from './arbitrary-events.ts';

const answered = {
  ...{ id: 'a', lesson: 'l', at: 1, kind: 'answered' },
  ...{ question: 'q', option: 'o', right: true, day: '2026-11-25' },
};
const log = entries(40).map((some) => toEvents(some));
const open = () => createJournal(openEventStorage(), joinTabs);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a copy', () => {
  test('holds every event, whatever is in it', () => {
    fc.assert(
      fc.property(log, (events) => {
        expect(readExport(writeExport(events, 0))).toEqual(events);
      }),
    );
  });

  test('says in words what it is and when it was made', () => {
    const text = writeExport([], Date.UTC(2026, 10, 25));
    expect(text).toContain('"format": "the-pass-progress"');
    expect(text).toContain('"exported": "2026-11-25T00:00:00.000Z"');
  });

  test('made before files could be deleted is read', () => {
    const events = toEvents([{ kind: 'edited', path: 'backend/server.ts', contents: 'a' }]);
    const old = writeExport(events, 0).replace('"version": 2', '"version": 1');
    expect(readExport(old)).toEqual(events);
  });

  test('that was cut off is refused wherever it was cut', () => {
    fc.assert(
      fc.property(
        log,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (events, at) => {
          const text = writeExport(events, 0).trimEnd();
          expect(() => readExport(text.slice(0, Math.floor(text.length * at)))).toThrow(
            ExportFileError,
          );
        },
      ),
    );
  });

  test('with a broken event is refused as a whole, and says which one', () => {
    const broken = fc.oneof(
      fc.constant({ kind: 'opened' }),
      fc.constant({ id: 'a', lesson: 'l', at: 1, kind: 'edited', path: 'x' }),
      fc.constant({ id: 'a', lesson: 'l', at: 1, kind: 'passed', files: { a: 1 } }),
      fc.constant({ id: 'a', lesson: 'l', at: 1, kind: 'changed', by: 'delete', before: {} }),
      fc.constant({ id: 'a', lesson: 'l', at: 1, kind: 'checked', since: 1, results: [{}] }),
      fc.constant({ ...answered, day: '2026-02-30' }),
      fc.constant({ ...answered, right: 'yes' }),
      fc.constant({ id: 'a', lesson: 'l', at: 1, kind: 'felt', answer: 'b', as: 'fine' }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(log, broken, fc.nat(), (events, value, place) => {
        const at = place % (events.length + 1);
        const file = JSON.parse(writeExport(events, 0)) as { events: unknown[] };
        file.events.splice(at, 0, value);
        expect(() => readExport(JSON.stringify(file))).toThrow(`Entry ${at + 1} of`);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG'],
    ['other JSON', '{"name":"the-pass"}'],
    ['a list', '[]'],
    ['no events', '{"format":"the-pass-progress","version":1}'],
  ])('is not %s', (_, text) => {
    expect(() => readExport(text)).toThrow(ExportFileError);
  });

  test('of a newer site is refused with the way out', () => {
    const text = '{"format":"the-pass-progress","version":3,"events":[]}';
    expect(() => readExport(text)).toThrow(/version 3.*newest site/);
  });

  test('of the first site is read, from before answers were kept', () => {
    const events = toEvents([{ kind: 'opened' }, { kind: 'passed', files: {} }]);
    const text = writeExport(events, 0).replace('"version": 2', '"version": 1');
    expect(readExport(text)).toEqual(events);
  });
});

describe('bringing a copy', () => {
  test('adds what is new and loses nothing of what was here', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
        async (all, deal) => {
          globalThis.indexedDB = new IDBFactory();
          const here = all.filter((_, i) => deal[i] !== 1);
          const there = all.filter((_, i) => deal[i] !== 0);
          const journal = open();
          await journal.adopt(here);
          await journal.adopt(readExport(writeExport(there, 0)));
          const merged = mergeEvents(here, there);
          expect(await journal.read('all')).toEqual(merged);
          expect(foldLesson(await journal.read('all'))).toEqual(foldLesson(merged));
          journal.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  test('changes nothing when the storage is full', async () => {
    const storage = openEventStorage();
    const journal = createJournal(
      { ...storage, write: () => Promise.reject(new DOMException('No.', 'QuotaExceededError')) },
      joinTabs,
    );
    const heard = vi.fn();
    journal.subscribe(heard);
    await expect(journal.adopt(toEvents([{ kind: 'opened' }]))).rejects.toThrow('No.');
    expect(await journal.read('all')).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
    journal.close();
  });
});

test('erasing forgets everything, here and in other tabs', async () => {
  const [first, second] = [open(), open()];
  const erased = vi.fn();
  second.onErased(erased);
  const events: ProgressEvent[] = toEvents([{ kind: 'opened' }, { kind: 'reset' }]);
  await first.adopt(events);
  await vi.waitUntil(async () => (await second.read('all')).length === 2);
  await first.erase();
  await vi.waitUntil(() => erased.mock.calls.length > 0);
  expect(await first.read('all')).toEqual([]);
  expect(await second.read('all')).toEqual([]);
  first.close();
  second.close();
});
