/** The order of the course, worked out from its folders. Pure: entries in, outline out. */
import { ContentError } from './parse-entry.ts';
import type { LessonHead, ModuleHead, Place } from './schema.ts';

/** A lesson as the course lists it, written or only planned. */
export interface OutlineLesson {
  /** Place in the whole course, from 1. The number its folder begins with. */
  number: number;
  /** Last part of its address and its key in the learner's progress. Never changes once published. */
  slug: string;
  title: string;
  halves: readonly Place[];
  /** The rest of the lesson's head; `null` while it is only planned. */
  head: LessonHead | null;
}

export interface OutlineModule {
  /** From 0: module 0 is the handshake. */
  number: number;
  slug: string;
  title: string;
  summary: string;
  role: string;
  /** What it is in the restaurant, in a few sentences. */
  place: string;
  /** What the app can do after it: completes "After this module the app can …". */
  after: string;
  capstone: string | null;
  lessons: readonly OutlineLesson[];
}

/** An entry of a collection: its id is its path below `content/lessons/`, such as `00-handshake/01-two-halves`. */
export interface Entry<Head> {
  id: string;
  data: Head;
}

/** The address of a module's page on this site. */
export function modulePath(slug: string): string {
  return `/modules/${slug}/`;
}

/** The address of a lesson on this site. */
export function lessonPath(slug: string): string {
  return `/lessons/${slug}/`;
}

/** Splits `01-two-halves` into its number and its slug. */
export function parseFolder(folder: string): { number: number; slug: string } {
  const match = /^(\d\d)-([a-z0-9-]+)$/.exec(folder);
  if (!match) {
    throw new ContentError(
      `content/lessons: folder "${folder}" has no place in the course — name it like "01-two-halves".`,
    );
  }
  return { number: Number(match[1]), slug: String(match[2]) };
}

/** The last folder of an entry's id, as a slug: `two-halves`. */
export function slugOf(id: string): string {
  return parseFolder(id.split('/').at(-1) ?? '').slug;
}

/** Modules in order, each with its lessons in order. Throws a `ContentError` when two lessons claim one place. */
export function toOutline(
  modules: readonly Entry<ModuleHead>[],
  lessons: readonly Entry<LessonHead>[],
): OutlineModule[] {
  for (const { id } of lessons) requireModule(id, modules);
  const outline = modules
    .map(({ id, data }): OutlineModule => {
      const own = lessons.filter((lesson) => lesson.id.startsWith(`${id}/`));
      const listed = [...own.map(toWritten), ...data.planned.map(toPlanned)];
      const { planned: _, capstone = null, ...head } = data;
      const byNumber = listed.toSorted((a, b) => a.number - b.number);
      return { ...head, ...parseFolder(id), capstone, lessons: byNumber };
    })
    .toSorted((a, b) => a.number - b.number);
  requireOnePlaceEach(outline);
  return outline;
}

/** All lessons of the course in order, also those not written yet. */
export function allLessons(outline: readonly OutlineModule[]): OutlineLesson[] {
  return outline.flatMap((module) => module.lessons);
}

/** A lesson and the module it is in. Throws a `ContentError` when the course has no lesson `slug`. */
export function findLesson(
  outline: readonly OutlineModule[],
  slug: string,
): { module: OutlineModule; lesson: OutlineLesson } {
  for (const module of outline) {
    const lesson = module.lessons.find((candidate) => candidate.slug === slug);
    if (lesson) return { module, lesson };
  }
  throw new ContentError(`content/lessons: there is no lesson "${slug}".`);
}

/** The written lessons before and after a lesson. */
export function neighbors(
  outline: readonly OutlineModule[],
  slug: string,
): { previous: OutlineLesson | null; next: OutlineLesson | null } {
  const written = allLessons(outline).filter((lesson) => lesson.head);
  const index = written.findIndex((lesson) => lesson.slug === slug);
  if (index < 0) return { previous: null, next: null };
  return { previous: written[index - 1] ?? null, next: written[index + 1] ?? null };
}

function toWritten({ id, data }: Entry<LessonHead>): OutlineLesson {
  const { number, slug } = parseFolder(id.split('/').at(-1) ?? '');
  return { number, slug, title: data.title, halves: data.halves, head: data };
}

function toPlanned(planned: ModuleHead['planned'][number]): OutlineLesson {
  return { ...planned, head: null };
}

function requireModule(id: string, modules: readonly Entry<ModuleHead>[]) {
  const folder = id.split('/')[0] ?? '';
  if (modules.some((module) => module.id === folder)) return;
  throw new ContentError(
    `content/lessons/${id}/lesson.mdx: its module is unknown — add content/lessons/${folder}/module.yaml.`,
  );
}

function requireOnePlaceEach(outline: readonly OutlineModule[]) {
  const numbers = new Map<number, string>();
  const slugs = new Set<string>();
  for (const { number, slug } of allLessons(outline)) {
    const other = numbers.get(number);
    const remedy = 'is it still listed under "planned" in module.yaml?';
    if (other) {
      throw new ContentError(
        `content/lessons: "${other}" and "${slug}" both have number ${number} — ${remedy}`,
      );
    }
    if (slugs.has(slug)) {
      throw new ContentError(`content/lessons: there are two lessons "${slug}" — ${remedy}`);
    }
    numbers.set(number, slug);
    slugs.add(slug);
  }
}
