/** The files of lessons and templates as text, loaded only when asked for. Works at build time and in the browser. */
import type { Files } from '#lib/files.ts';
import { composeLesson, type LessonFiles } from './lesson-project.ts';
import { slugOf } from './outline.ts';
import { ContentError } from './parse-entry.ts';
import { composeFiles } from './project.ts';

export type { LessonFiles } from './lesson-project.ts';

const lessonsFolder = '/content/lessons';
const templatesFolder = '/content/templates';

const texts = import.meta.glob<string>(
  [
    '/content/lessons/*/*/lesson.mdx',
    '/content/lessons/*/*/{starter,solutions,wrong}/**',
    '/content/templates/**',
  ],
  { query: '?raw', import: 'default' },
);

/**
 * The projects of the lesson `slug`: what the learner starts from, the accepted solutions and the listed wrong answers.
 * Rejects with a `ContentError` when there is no such lesson or its template has no files.
 */
export async function lessonFiles(slug: string): Promise<LessonFiles> {
  const folder = folderOf(slug);
  const { 'lesson.mdx': text = '', ...lesson } = await readBelow(folder);
  const templateName = templateNamedIn(text);
  const template = await readBelow(`${templatesFolder}/${templateName}`);
  return composeLesson(lesson, template, { folder: folder.slice(1), templateName });
}

/** Templates by name, each laid over those before it: for a page that shows an app and is no lesson. */
export async function templateFiles(...names: string[]): Promise<Files> {
  const layers = await Promise.all(names.map((name) => readBelow(`${templatesFolder}/${name}`)));
  return composeFiles(...layers);
}

function folderOf(slug: string): string {
  for (const path of Object.keys(texts)) {
    const id = /^\/content\/lessons\/([^/]+\/[^/]+)\/lesson\.mdx$/.exec(path)?.[1];
    if (id && slugOf(id) === slug) return `${lessonsFolder}/${id}`;
  }
  throw new ContentError(`content/lessons: there is no lesson "${slug}".`);
}

async function readBelow(folder: string): Promise<Files> {
  const found = Object.entries(texts).filter(([path]) => path.startsWith(`${folder}/`));
  const files = await Promise.all(
    found.map(async ([path, load]) => [path.slice(folder.length + 1), await load()] as const),
  );
  return Object.fromEntries(files);
}

/** The value of `template:` in a lesson's head. The build has checked that it is there; see schema.ts. */
function templateNamedIn(lesson: string): string {
  return /^template:\s*['"]?([\w-]+)/m.exec(lesson)?.[1] ?? '';
}
