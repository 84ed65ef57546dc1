import { expect, test } from 'vitest';
import { coverDuties } from '#course/duties.ts';
import { explainTerms } from '#course/glossary.ts';
import type { OutlineModule } from '#course/outline.ts';
import { duties, type Duty, type LessonHead } from '#course/schema.ts';

const duty: Duty = { half: 'frontend', title: 'State', meaning: 'What the page remembers.' };
const ledger = duties.map((id) => ({ id, data: duty }));

function lesson(number: number, slug: string, taught: LessonHead['duties'] | null) {
  const head = taught && ({ duties: taught } as LessonHead);
  return { number, slug, title: slug, halves: ['frontend'] as const, head };
}

const outline: OutlineModule[] = [
  {
    ...{ number: 0, slug: 'm', title: 'M', summary: '', role: '', place: '', after: '' },
    capstone: null,
    lessons: [lesson(1, 'one', ['F2', 'H1']), lesson(2, 'two', null), lesson(3, 'three', ['F2'])],
  },
];

test('a duty has the written lessons that name it, in order', () => {
  const rows = coverDuties(ledger, outline);
  const taught = (id: string) => rows.find((row) => row.id === id)?.lessons.map(({ slug }) => slug);
  expect(taught('F2')).toEqual(['one', 'three']);
  expect(taught('H1')).toEqual(['one']);
  expect(taught('B8')).toEqual([]);
});

test('a duty that is missing or unknown is named', () => {
  const wrong = [...ledger.slice(1), { id: 'X9', data: duty }];
  expect(() => coverDuties(wrong, outline)).toThrow('missing: F1; unknown: X9');
});

test('terms stand in the order of the alphabet, with their lessons', () => {
  const term = (name: string, lessons: string[]) => ({
    id: name.toLowerCase(),
    data: { term: name, meaning: 'Something.', lessons },
  });
  const terms = explainTerms([term('State', ['two']), term('API', ['one', 'three'])], outline);
  expect(terms.map(({ id, lessons }) => [id, lessons.map(({ number }) => number)])).toEqual([
    ['api', [1, 3]],
    ['state', [2]],
  ]);
  expect(() => explainTerms([term('API', ['none'])], outline)).toThrow(
    '"api" names the lesson "none"',
  );
});
