import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/lib/nearest-word.ts';

const words = ['title', 'summary', 'minutes'];

test.each([
  ['minuts', 'minutes'],
  ['Title', 'title'],
  ['sumary', 'summary'],
  ['difficulty', null],
  ['x', null],
])('%s was meant to be %s', (written, expected) => {
  expect(nearestWord(written, words)).toBe(expected);
});
