/** What can be found, worked out from the course at build. Pure: course in, documents out. */
import type { CoveredDuty } from '#course/duties.ts';
import type { ExplainedTerm } from '#course/glossary.ts';
import {
  allLessons,
  lessonPath,
  modulePath,
  type OutlineLesson,
  type OutlineModule,
} from '#course/outline.ts';
import type { SitePage } from '#course/site-pages.ts';
import { toPlainText } from '#lib/inline-markup.ts';

/** Kinds of places in the course, in the order in which equally good ones are shown. */
export const kinds = ['lesson', 'term', 'part', 'duty', 'module', 'page'] as const;
export type Kind = (typeof kinds)[number];

/** One place in the course. All texts are plain, without markup. */
export interface SearchDocument {
  kind: Kind;
  title: string;
  /** What stands below the title; it is searched too. */
  text: string;
  /** Where it is: an address on this site, with the anchor. Each is there once. */
  path: string;
  /** For a part of a lesson: the lesson. Shown, and not searched: else every part would be found by it. */
  within?: string;
  /** For a lesson: the duties it teaches and the words it explains. Searched, and shown where they match. */
  words?: string[];
  /** For a lesson: its slug, to know whether it is done. */
  slug?: string;
}

/** A heading of a lesson, as Astro gives it. */
export interface Heading {
  text: string;
  /** Its anchor on the page. */
  slug: string;
}

export interface Course {
  outline: readonly OutlineModule[];
  /** The headings of a lesson's text. */
  headingsOf(slug: string): readonly Heading[];
  terms: readonly ExplainedTerm[];
  duties: readonly CoveredDuty[];
  pages: readonly SitePage[];
}

/** Everything that can be found. Lessons come in the order of the course; those not written yet are left out. */
export function toDocuments(course: Course): SearchDocument[] {
  return [
    ...allLessons(course.outline).flatMap((lesson) => {
      if (!lesson.head) return [];
      const title = toPlainText(lesson.title);
      const path = lessonPath(lesson.slug);
      const within = `Lesson ${lesson.number} · ${title}`;
      const isHere = ({ lessons }: { lessons: readonly OutlineLesson[] }) =>
        lessons.some(({ slug }) => slug === lesson.slug);
      const own: SearchDocument = {
        kind: 'lesson',
        title: `${lesson.number} · ${title}`,
        text: toPlainText(lesson.head.summary),
        path,
        words: [
          ...course.duties.filter(isHere).map((duty) => duty.title),
          ...course.terms.filter(isHere).map(({ term }) => term),
        ],
        slug: lesson.slug,
      };
      const parts = course.headingsOf(lesson.slug).map((heading): SearchDocument => ({
        ...{ kind: 'part', title: heading.text, text: '', within },
        path: `${path}#${heading.slug}`,
      }));
      return [own, ...parts];
    }),
    ...course.terms.map(({ id, term, meaning }): SearchDocument => {
      return { kind: 'term', title: term, text: meaning, path: `/glossary/#${id}` };
    }),
    ...course.duties.map(({ id, title, meaning }): SearchDocument => {
      return { kind: 'duty', title, text: meaning, path: `/duties/#${id.toLowerCase()}` };
    }),
    ...course.outline.map(({ number, slug, title, summary }): SearchDocument => {
      return {
        kind: 'module',
        title: `${number} · ${title}`,
        text: summary,
        path: modulePath(slug),
      };
    }),
    ...course.pages.map(({ name, path, about }): SearchDocument => {
      return { kind: 'page', title: name, text: about, path };
    }),
  ];
}
