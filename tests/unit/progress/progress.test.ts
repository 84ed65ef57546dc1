import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { loadProgress, onProgress, onStorageTrouble, openLesson } from '#progress/progress.ts';

test('a lesson that is passed shows in the progress, at once and when it is loaded', async () => {
  const heard = vi.fn();
  const stop = onProgress(heard);
  const lesson = await openLesson('two-halves');
  lesson.record({ kind: 'opened' });
  lesson.record({ kind: 'passed', files: {} });
  const progress = await loadProgress();
  expect(progress.lessons['two-halves']).toEqual({
    openedAt: expect.any(Number),
    passedAt: expect.any(Number),
  });
  expect(heard).toHaveBeenLastCalledWith(progress);
  stop();
});

test('storage that works is no trouble', () => {
  const heard = vi.fn();
  onStorageTrouble(heard)();
  expect(heard).toHaveBeenCalledExactlyOnceWith(null);
});
