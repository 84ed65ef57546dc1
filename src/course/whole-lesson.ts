/** Whether a lesson's folder has all its parts, and whether they know each other. Pure. */
import { halfOf } from '#lib/files.ts';
import { nearestWord } from '#lib/nearest-word.ts';
import type { LessonFiles } from './lesson-project.ts';
import { ContentError } from './parse-entry.ts';

/** What of a lesson's checks is compared with its folders. */
interface LessonChecks {
  failsAtStart: readonly string[];
  hints: Readonly<Record<string, unknown>>;
  checks: readonly { id: string }[];
}

/**
 * Throws a `ContentError` with a line for each part that is missing, or that names something that is not there. `open` is
 * the field of that name in the lesson's head.
 */
export function requireWhole(
  files: LessonFiles,
  lesson: LessonChecks,
  open: readonly string[] = [],
): void {
  const mistakes = [
    ...missingParts(files, lesson),
    ...wrongOpen(files, open),
    ...outOfReach(files),
    ...wrongNames(files, lesson),
  ];
  if (mistakes.length === 0) return;
  throw new ContentError(mistakes.map((line) => `${files.folder}/${line}`).join('\n'));
}

function missingParts({ solutions, wrong }: LessonFiles, { failsAtStart }: LessonChecks): string[] {
  const count = Object.keys(solutions).length;
  return [
    count < 2 &&
      `solutions: there ${count === 1 ? 'is one solution' : 'are no solutions'} — write at least two that differ in approach.`,
    Object.keys(wrong).length === 0 &&
      'wrong: there is no wrong answer — write the most common one, with its expect.json.',
    failsAtStart.length === 0 &&
      'checks.ts: "failsAtStart" is empty — a starter that passes leaves nothing to do.',
  ].filter((line) => line !== false);
}

function wrongOpen({ project }: LessonFiles, open: readonly string[]): string[] {
  const shown = Object.keys(project).filter((path) => halfOf(path) !== null);
  const missing = open.filter((path) => !shown.includes(path));
  const halves = open.map(halfOf);
  return [
    ...missing.map((path) => {
      const near = nearestWord(path, shown);
      const remedy = near ? `did you mean "${near}"?` : `write one of ${shown.join(', ')}.`;
      return `lesson.mdx: field "open" names "${path}", which the learner does not start with — ${remedy}`;
    }),
    ...(missing.length === 0 && new Set(halves).size < halves.length
      ? [
          'lesson.mdx: field "open" names two files of one half — an editor opens one: keep the first to edit.',
        ]
      : []),
  ];
}

/** A learner edits what the editor shows: files of the two halves. */
function outOfReach({ project, solutions }: LessonFiles): string[] {
  return Object.entries(solutions).flatMap(([name, files]) =>
    Object.keys(files)
      .filter((path) => halfOf(path) === null && files[path] !== project[path])
      .map(
        (path) =>
          `solutions/${name}/${path}: the editor shows only frontend/ and backend/, so nobody can write it — move it there.`,
      ),
  );
}

function wrongNames({ expectations }: LessonFiles, { checks, hints }: LessonChecks): string[] {
  const ids = checks.map(({ id }) => id);
  const known = Object.keys(hints);
  const raised = Object.values(expectations).map(({ hint }) => hint);
  const badExpectations = Object.entries(expectations).flatMap(([name, { fails, hint }]) => [
    ...(ids.includes(fails) ? [] : [unknown(name, 'fails', fails, ids)]),
    ...(known.includes(hint) ? [] : [unknown(name, 'hint', hint, known)]),
  ]);
  const idle = known.filter((hint) => !raised.includes(hint));
  return [
    ...badExpectations,
    ...idle.map(
      (hint) =>
        `checks.ts: no wrong answer raises the hint "${hint}" — add wrong/${hint}/, or take it out.`,
    ),
  ];
}

function unknown(name: string, field: string, value: string, known: string[]): string {
  const near = nearestWord(value, known);
  const remedy = near ? `did you mean "${near}"?` : `write one of ${known.join(', ')}.`;
  return `wrong/${name}/expect.json: field "${field}" names "${value}", which checks.ts does not have — ${remedy}`;
}
