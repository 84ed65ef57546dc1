/** What developers do, and which lessons teach it. Pure: entries in, rows out. */
import { allLessons, type Entry, type OutlineLesson, type OutlineModule } from './outline.ts';
import { ContentError } from './parse-entry.ts';
import { duties, type Duty, type DutyId } from './schema.ts';

/** A duty with its written lessons, in the order of the course. */
export interface CoveredDuty extends Duty {
  id: DutyId;
  lessons: OutlineLesson[];
}

/**
 * The duties in the order of the ledger, which is that of `entries`. Throws a `ContentError` when `content/duties.yaml`
 * and the keys that lessons may write do not agree.
 */
export function coverDuties(
  entries: readonly Entry<Duty>[],
  outline: readonly OutlineModule[],
): CoveredDuty[] {
  const missing = duties.filter((id) => !entries.some((entry) => entry.id === id));
  const unknown = entries.filter(({ id }) => !isDuty(id)).map(({ id }) => id);
  if (missing.length + unknown.length > 0) {
    throw new ContentError(
      `content/duties.yaml: its keys must be those of "duties" in src/course/schema.ts — ` +
        `missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}.`,
    );
  }
  const lessons = allLessons(outline);
  return entries.map(({ id, data }) => ({
    ...data,
    id: id as DutyId,
    lessons: lessons.filter(({ head }) => head?.duties.some((duty) => duty === id)),
  }));
}

const isDuty = (id: string) => duties.some((duty) => duty === id);
