/** The course as the pages show it, read from the content collections. Build time only. */
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { toOutline, slugOf, type OutlineModule } from './outline.ts';
import { ContentError } from './parse-entry.ts';
import type { Source } from './schema.ts';

/** All modules with all lessons, in order. */
export async function loadOutline(): Promise<OutlineModule[]> {
  return toOutline(await getCollection('modules'), await getCollection('lessons'));
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

async function findSource(lesson: string, key: string): Promise<Source> {
  const source = await getEntry('sources', key);
  if (source) return source.data;
  throw new ContentError(
    `content/lessons/${lesson}/lesson.mdx: field "sources" names "${key}", which content/sources.yaml does not have — ` +
      'add it there, or correct the key.',
  );
}
