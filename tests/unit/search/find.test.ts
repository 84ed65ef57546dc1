import { expect, test } from 'vitest';
import type { Kind, SearchDocument } from '#search/documents.ts';
import { createFinder, groupByKind, type Command, type Item } from '#search/find.ts';

const place = (kind: Kind, title: string, text = ''): SearchDocument => {
  return { kind, title, text, path: `/${title}` };
};
const theme: Command = {
  ...{ kind: 'command', title: 'Switch to the dark theme', text: 'Colors.' },
  run: () => {},
};
const items: Item[] = [
  theme,
  place('lesson', '12 · Wristbands', 'A cookie says who is at the table.'),
  {
    ...place('lesson', '7 · Last portion', 'Two guests, one dish.'),
    words: ['Concurrency', 'Row lock'],
  },
  place('part', 'Where a cookie lives'),
  ...Array.from({ length: 9 }, (_, i) => place('part', `Portion ${i}`)),
  place('term', 'Cookie', 'A small note that the browser brings back.'),
  place('term', 'Content-Type', 'Says what a body is.'),
];
const find = createFinder(items);

/** Titles by kind, in the order shown. */
const titles = (query: string) =>
  find(query).groups.map(({ kind, items }) => [kind, ...items.map(({ title }) => title)]);

test('a word leads, then what speaks of it', () => {
  expect(titles('cookie')).toEqual([
    ['term', 'Cookie'],
    ['part', 'Where a cookie lives'],
    ['lesson', '12 · Wristbands'],
  ]);
});

test.each([
  ['the beginning of a word', 'wrist'],
  ['a slip of the finger', 'wrisbtands'],
  ['the number of a lesson', '12'],
  ['other case', 'WRISTBANDS'],
])('%s is enough', (_, query) => {
  expect(titles(query)[0]).toEqual(['lesson', '12 · Wristbands']);
});

test('all words must be there, unless nothing has them all', () => {
  expect(titles('cookie table')).toEqual([['lesson', '12 · Wristbands']]);
  expect(titles('portion zebra').flat()).toContain('7 · Last portion');
});

test('commands are found, and names with punctuation', () => {
  expect(titles('dark')).toEqual([['command', 'Switch to the dark theme']]);
  expect(titles('content-type')[0]).toEqual(['term', 'Content-Type']);
});

test('a lesson is found by the words it explains, and a question by what it is about', () => {
  expect(titles('row lock')).toEqual([['lesson', '7 · Last portion']]);
  expect(titles('what is a dish?')).toEqual([['lesson', '7 · Last portion']]);
});

test('no kind pushes the others out', () => {
  const groups = find('portion').groups;
  expect(groups.map(({ kind }) => kind).toSorted()).toEqual(['lesson', 'part']);
  expect(groups.find(({ kind }) => kind === 'part')?.items).toHaveLength(6);
});

test('nothing is found for nonsense, and for nothing', () => {
  expect(find('xyzzyq')).toEqual({ groups: [], words: [] });
  expect(find('  ')).toEqual({ groups: [], words: [] });
  expect(find('what is it')).toEqual({ groups: [], words: [] });
});

test('it says which words matched, as the items have them', () => {
  expect(find('wrist cook').words.toSorted()).toEqual(['cookie', 'wristbands']);
});

test('groups by kind keep the usual order', () => {
  expect(groupByKind(items.toReversed()).map(({ kind }) => kind)).toEqual([
    ...['command', 'lesson', 'term', 'part'],
  ]);
});
