import { expect, test } from 'vitest';
import { toNewFile } from '#workbench/editor/new-file-name.ts';

const files = { 'frontend/app.ts': '', 'backend/prices.ts': '' };

test.each([
  ['prices.ts', 'frontend/prices.ts'],
  [' menu-page.tsx ', 'frontend/menu-page.tsx'],
  ['orders/total.ts', 'frontend/orders/total.ts'],
  ['frontend/total.ts', 'frontend/total.ts'],
  ['/total.test.ts', 'frontend/total.test.ts'],
])('%s becomes %s', (typed, path) => {
  expect(toNewFile(typed, 'frontend', files)).toEqual({ path });
});

test.each([
  '',
  '  ',
  'prices',
  'prices.',
  '.ts',
  'two words.ts',
  '../app.ts',
  'a//b.ts',
  'photo.png',
])('“%s” is no name', (typed) => {
  expect(toNewFile(typed, 'frontend', files)).toHaveProperty('problem');
});

test('a file that is there stays', () => {
  expect(toNewFile('app.ts', 'frontend', files)).toEqual({
    problem: 'There is a file app.ts already.',
  });
});
