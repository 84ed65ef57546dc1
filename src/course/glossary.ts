/** The words of the course. Pure: entries in, terms out. */
import { allLessons, type Entry, type OutlineLesson, type OutlineModule } from './outline.ts';
import { ContentError } from './parse-entry.ts';
import type { Term } from './schema.ts';

/** A term, the last part of its address, and the lessons that explain it. */
export interface ExplainedTerm extends Omit<Term, 'lessons'> {
  id: string;
  lessons: OutlineLesson[];
}

/** The terms in the order of the alphabet. Throws a `ContentError` when one names a lesson that the course does not have. */
export function explainTerms(
  entries: readonly Entry<Term>[],
  outline: readonly OutlineModule[],
): ExplainedTerm[] {
  const lessons = new Map(allLessons(outline).map((lesson) => [lesson.slug, lesson]));
  return entries
    .map(({ id, data }) => ({
      ...data,
      id,
      lessons: data.lessons.map((slug) => {
        const lesson = lessons.get(slug);
        if (lesson) return lesson;
        throw new ContentError(
          `content/glossary.yaml: "${id}" names the lesson "${slug}", which the course does not have — correct the slug.`,
        );
      }),
    }))
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
}
