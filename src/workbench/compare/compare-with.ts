import type { Files } from '#lib/files.ts';
import type { PassedVersion } from '#progress/progress.ts';
import type { Solutions } from '../comparing.ts';

/** A project that the learner's files can be compared with. */
export interface Other {
  id: string;
  /** What its tab and its column are called: `Solution A`, or `Passed 3 March, 14:05`. */
  name: string;
  files: Files;
}

/** The solutions to choose from. */
export function solutionsToCompare(solutions: Solutions): Other[] {
  if (solutions.phase !== 'ready') return [];
  return Object.entries(solutions.projects).map(([id, files]) => ({
    id,
    name: `Solution ${id.toUpperCase()}`,
    files,
  }));
}

/** The versions that passed, the latest first. `timeZone` is the reader's unless a test gives another. */
export function versionsToCompare(versions: readonly PassedVersion[], timeZone?: string): Other[] {
  return versions
    .toReversed()
    .map(({ at, files }) => ({ id: String(at), name: `Passed ${toMoment(at, timeZone)}`, files }));
}

function toMoment(at: number, timeZone?: string): string {
  // British English: a day before its month and 24 hours cannot be taken for something else.
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone && { timeZone }) }).format(at);
  const day = format({ day: 'numeric', month: 'long' });
  return `${day}, ${format({ hour: '2-digit', minute: '2-digit' })}`;
}
