import { expect, test } from 'vitest';
import { createComparing, readSolutions } from '#workbench/comparing.ts';

test('solutions are whole projects, loaded once', async () => {
  let count = 0;
  const comparing = createComparing({ app: 'start', menu: 'menu' }, () => {
    count++;
    return Promise.resolve({ a: { app: 'solved' } });
  });
  expect(comparing.$solutions.get()).toEqual({ phase: 'loading' });
  await Promise.all([comparing.load(), comparing.load()]);
  await comparing.load();
  expect(count).toBe(1);
  expect(comparing.$solutions.get()).toEqual({
    phase: 'ready',
    projects: { a: { app: 'solved', menu: 'menu' } },
  });
});

test('a failure is told in words, and the next try may succeed', async () => {
  const answers = [() => Promise.reject(new Error('No site.')), () => Promise.resolve({ a: {} })];
  const comparing = createComparing({}, () => answers.shift()!());
  await comparing.load();
  expect(comparing.$solutions.get()).toEqual({ phase: 'failed', message: 'No site.' });
  await comparing.load();
  expect(comparing.$solutions.get().phase).toBe('ready');
});

test('only files by the name of a solution are taken from the site', () => {
  expect(readSolutions({ a: { app: 'text' } })).toEqual({ a: { app: 'text' } });
  for (const wrong of [null, [], {}, { a: 'text' }, { a: { app: 1 } }, '<!doctype html>'])
    expect(() => readSolutions(wrong)).toThrow('not the solutions');
});
