import { expect, test } from 'vitest';
import type { CoveredDuty } from '#course/duties.ts';
import type { OutlineModule } from '#course/outline.ts';
import type { LessonHead } from '#course/schema.ts';
import { toDocuments } from '#search/documents.ts';

const head = { summary: 'Pressing *Order* does `nothing`.' } as LessonHead;
const written = { number: 1, slug: 'one', title: 'A `POST` too *many*', halves: [], head };
const planned = { number: 2, slug: 'two', title: 'Later', halves: [], head: null };
const outline: OutlineModule[] = [
  {
    ...{
      number: 0,
      slug: 'm',
      title: 'Handshake',
      summary: 'There and back.',
      role: '',
      place: '',
    },
    ...{ after: '', capstone: null, lessons: [written, planned] },
  },
];
const duty: CoveredDuty = {
  ...{ id: 'H1', half: 'pass', title: 'The contract', meaning: 'What is agreed.' },
  lessons: [written],
};
const api = { id: 'api', term: 'API', meaning: 'The agreed ways.', lessons: [written] };

const documents = toDocuments({
  outline,
  headingsOf: (slug) => [{ text: `Why ${slug}`, slug: 'why' }],
  terms: [api],
  duties: [duty],
  pages: [{ name: 'Menu', path: '/map/', about: 'The map.' }],
});

test('everything written has a document with its address; what is planned has none', () => {
  expect(documents.map(({ kind, path }) => [kind, path])).toEqual([
    ['lesson', '/lessons/one/'],
    ['part', '/lessons/one/#why'],
    ['term', '/glossary/#api'],
    ['duty', '/duties/#h1'],
    ['module', '/modules/m/'],
    ['page', '/map/'],
  ]);
});

test('texts are plain, and say which lesson a heading belongs to and what it is about', () => {
  expect(documents[0]).toMatchObject({
    title: '1 · A POST too many',
    text: 'Pressing Order does nothing.',
    words: ['The contract', 'API'],
    slug: 'one',
  });
  expect(documents[1]).toMatchObject({ title: 'Why one', within: 'Lesson 1 · A POST too many' });
});
