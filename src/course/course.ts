/** The course as the pages show it, read from the content collections. Build time only. */
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { Case } from './case.ts';
import { coverDuties, type CoveredDuty } from './duties.ts';
import { explainTerms, type ExplainedTerm } from './glossary.ts';
import {
  allLessons,
  findLesson,
  slugOf,
  toOutline,
  type OutlineLesson,
  type OutlineModule,
} from './outline.ts';
import { ContentError } from './parse-entry.ts';
import { readRecall, requireParagraphs, type LessonQuestion } from './questions.ts';
import type { Source } from './schema.ts';

/** All modules with all lessons, in order. */
export async function loadOutline(): Promise<OutlineModule[]> {
  return toOutline(await getCollection('modules'), await getCollection('lessons'));
}

/** All duties with the lessons that teach them. */
export async function loadDuties(): Promise<CoveredDuty[]> {
  return coverDuties(await getCollection('duties'), await loadOutline());
}

/** The case that closes a module. Throws a `ContentError` when it has none. */
export async function loadCase(module: string): Promise<Case> {
  const found = (await getCollection('cases')).find(({ id }) => slugOf(id) === module);
  if (found) return found.data;
  throw new ContentError(
    `content/lessons: the module "${module}" has no case.yaml — write the module's "Which half?" case, as content/README.md says.`,
  );
}

/** All words of the glossary in the order of the alphabet, each with the lessons that explain it. */
export async function loadGlossary(): Promise<ExplainedTerm[]> {
  return explainTerms(await getCollection('glossary'), await loadOutline());
}

/** All sources by title, each with the written lessons that name it. */
export async function loadSources(): Promise<CitedSource[]> {
  const [sources, lessons] = await Promise.all([getCollection('sources'), loadLessons()]);
  const outline = await loadOutline();
  return sources
    .map(({ data }) => ({
      ...data,
      lessons: lessons
        .filter((lesson) => lesson.sources.some(({ url }) => url === data.url))
        .map(({ slug }) => findLesson(outline, slug).lesson)
        .toSorted((a, b) => a.number - b.number),
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** A source and the lessons that rest on it. */
export interface CitedSource extends Source {
  lessons: OutlineLesson[];
}

/** A written lesson with its text. */
export interface WrittenLesson {
  slug: string;
  entry: CollectionEntry<'lessons'>;
  /** What the lesson's facts rest on, in the order in which the lesson names them. */
  sources: Source[];
}

/** All written lessons. Throws a `ContentError` when one names a source that `sources.yaml` does not have. */
export async function loadLessons(): Promise<WrittenLesson[]> {
  const entries = await getCollection('lessons');
  return Promise.all(
    entries.map(async (entry) => {
      const sources = entry.data.sources.map((key) => findSource(entry.id, key));
      return { slug: slugOf(entry.id), entry, sources: await Promise.all(sources) };
    }),
  );
}

/** A written lesson with the questions it asks for recall. */
export interface QuestionedLesson {
  lesson: OutlineLesson;
  questions: LessonQuestion[];
}

/** The questions of all written lessons, in the order of the course. Throws a `ContentError` when one is not whole. */
export async function loadQuestions(): Promise<QuestionedLesson[]> {
  const entries = await getCollection('lessons');
  const read = entries.map(({ id, body = '' }) => {
    return [slugOf(id), readRecall(body, `content/lessons/${id}/lesson.mdx`)] as const;
  });
  const bySlug = Object.fromEntries(read);
  requireParagraphs(bySlug);
  return allLessons(await loadOutline()).flatMap((lesson) => {
    const questions = bySlug[lesson.slug]?.questions;
    return questions ? [{ lesson, questions }] : [];
  });
}

async function findSource(lesson: string, key: string): Promise<Source> {
  const source = await getEntry('sources', key);
  if (source) return source.data;
  throw new ContentError(
    `content/lessons/${lesson}/lesson.mdx: field "sources" names "${key}", which content/sources.yaml does not have — ` +
      'add it there, or correct the key.',
  );
}
