import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import {
  countProgress,
  loadProgress,
  loadRecall,
  onProgress,
  onRecall,
  onStorageTrouble,
  openLesson,
  recordAnswer,
  recordFelt,
} from '#progress/progress.ts';

test('nothing is remembered before anything was passed or answered', async () => {
  expect(await loadRecall()).toBe(null);
});

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

test('an answer is remembered at once, and what it felt like changes when it comes back', async () => {
  const heard = vi.fn();
  const stop = onRecall(heard);
  const answer = { question: 'messages', option: 'x', right: true, day: '2026-11-25' };
  const id = recordAnswer('two-halves', answer);
  const memory = async () => (await loadRecall())?.memories.get('two-halves/messages');
  const good = await memory();
  expect(good).toMatchObject({ answers: 1, right: 1, day: '2026-11-25' });
  recordFelt('two-halves', { answer: id, as: 'easy' });
  const easy = await memory();
  expect(easy!.dueDay > good!.dueDay).toBe(true);
  expect(heard).toHaveBeenCalledTimes(2);
  expect(await countProgress()).toMatchObject({ answered: 1, passed: 1 });
  stop();
});

test('storage that works is no trouble', () => {
  const heard = vi.fn();
  onStorageTrouble(heard)();
  expect(heard).toHaveBeenCalledExactlyOnceWith(null);
});
