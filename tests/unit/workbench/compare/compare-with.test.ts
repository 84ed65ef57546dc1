import { expect, test } from 'vitest';
import { solutionsToCompare, versionsToCompare } from '#workbench/compare/compare-with.ts';

test('versions that passed are told by their moment, the latest first', () => {
  const at = (hour: number) => Date.UTC(2026, 2, 3, hour, 5);
  const versions = versionsToCompare(
    [
      { at: at(9), files: { a: '1' } },
      { at: at(14), files: { a: '2' } },
    ],
    'UTC',
  );
  expect(versions.map(({ name }) => name)).toEqual([
    'Passed 3 March, 14:05',
    'Passed 3 March, 09:05',
  ]);
  expect(versions[0]?.files).toEqual({ a: '2' });
});

test('solutions are there once they are loaded', () => {
  expect(solutionsToCompare({ phase: 'loading' })).toEqual([]);
  const projects = { a: { x: '1' }, b: { x: '2' } };
  expect(solutionsToCompare({ phase: 'ready', projects }).map(({ name }) => name)).toEqual([
    'Solution A',
    'Solution B',
  ]);
});
