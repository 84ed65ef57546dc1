/** The projects of a lesson, from the files of its folder and its template. Pure. */
import type { Files } from '#lib/files.ts';
import { ContentError } from './parse-entry.ts';
import { composeFiles, filesBelow } from './project.ts';

/** What must happen to a wrong answer; `expect.json` beside it says so. */
export interface Expectation {
  /** Id of the check that fails first. */
  fails: string;
  /** Id of the hint it raises. */
  hint: string;
}

/** Whole projects, each composed: template, then starter, then solution or wrong answer. */
export interface LessonFiles {
  /** Where the lesson is: `content/lessons/00-handshake/01-two-halves`. */
  folder: string;
  /** What the learner starts from. */
  project: Files;
  /** Accepted solutions by folder name: `a`, `b`. */
  solutions: Record<string, Files>;
  /** Common wrong answers by folder name. */
  wrong: Record<string, Files>;
  /** What must happen to each wrong answer, by the same names. */
  expectations: Record<string, Expectation>;
}

/**
 * Composes the projects of a lesson. `lesson` are the files of its folder and `template` those of its template's folder,
 * with paths that begin there. Throws a `ContentError` when the template has no files, or a wrong answer no valid expect.json.
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
  const wrong = overlays('wrong');
  const expectations = Object.fromEntries(
    Object.keys(wrong).map((name) => {
      const path = `wrong/${name}/expect.json`;
      return [name, readExpectation(lesson[path] ?? '', `${place.folder}/${path}`)];
    }),
  );
  return { folder: place.folder, project, solutions: overlays('solutions'), wrong, expectations };
}

function readExpectation(text: string, path: string): Expectation {
  try {
    const { fails, hint, ...rest } = JSON.parse(text) as Record<string, unknown>;
    if (typeof fails === 'string' && typeof hint === 'string' && Object.keys(rest).length === 0)
      return { fails, hint };
  } catch {
    // Not there, or no JSON: the remedy is the same.
  }
  throw new ContentError(
    `${path}: write { "fails": "c1", "hint": "name-of-a-hint" } and nothing else.`,
  );
}

function firstFolders(files: Files): string[] {
  const folders = Object.keys(files).flatMap((path) => {
    const end = path.indexOf('/');
    return end < 0 ? [] : [path.slice(0, end)];
  });
  return [...new Set(folders)].toSorted();
}
