/** The projects of a lesson, from the files of its folder and its template. Pure. */
import type { Files } from '#lib/files.ts';
import { ContentError } from './parse-entry.ts';
import { composeFiles, filesBelow } from './project.ts';

/** Whole projects, each composed: template, then starter, then solution or wrong answer. */
export interface LessonFiles {
  /** What the learner starts from. */
  project: Files;
  /** Accepted solutions by folder name: `a`, `b`. */
  solutions: Record<string, Files>;
  /** Common wrong answers by folder name. */
  wrong: Record<string, Files>;
}

/**
 * Composes the projects of a lesson. `lesson` are the files of its folder and `template` those of its template's folder,
 * with paths that begin there. Throws a `ContentError` when the template has no files.
 */
export function composeLesson(
  lesson: Files,
  template: Files,
  place: { folder: string; templateName: string },
): LessonFiles {
  if (Object.keys(template).length === 0) {
    throw new ContentError(
      `${place.folder}/lesson.mdx: field "template" names "${place.templateName}", but content/templates/${place.templateName}/ ` +
        'has no files — correct the name, or add the template.',
    );
  }
  const project = composeFiles(template, filesBelow('starter', lesson));
  const overlays = (name: string) =>
    Object.fromEntries(
      firstFolders(filesBelow(name, lesson)).map((folder) => {
        // What the checks should say to a wrong answer stands beside it and is no file of the project.
        const { 'expect.json': _, ...overlay } = filesBelow(`${name}/${folder}`, lesson);
        return [folder, composeFiles(project, overlay)];
      }),
    );
  return { project, solutions: overlays('solutions'), wrong: overlays('wrong') };
}

function firstFolders(files: Files): string[] {
  const folders = Object.keys(files).flatMap((path) => {
    const end = path.indexOf('/');
    return end < 0 ? [] : [path.slice(0, end)];
  });
  return [...new Set(folders)].toSorted();
}
