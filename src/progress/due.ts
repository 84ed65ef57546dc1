/** Which questions are to be asked, and which come when. Pure. */
import { addDays, dayAt } from '#lib/day.ts';
import { questionKey } from './events.ts';
import type { Memory, Recall } from './recall.ts';

/** The ids of the questions each lesson asks for recall now, by lesson, in the order of the course. */
export type QuestionIds = Readonly<Record<string, readonly string[]>>;

/** A question that will be asked, or should be. */
export interface Awaited {
  lesson: string;
  question: string;
  dueDay: string;
  /** `null` when it was never answered. */
  memory: Memory | null;
}

/**
 * All questions that the learner has met, those that wait longest first. Met: it was answered, or its lesson was passed;
 * then it is asked from the next day on. Questions that the course has no longer are left out.
 */
export function awaited(ids: QuestionIds, recall: Recall, timeZone?: string): Awaited[] {
  const all = Object.entries(ids).flatMap(([lesson, questions]) =>
    questions.flatMap((question): Awaited[] => {
      const memory = recall.memories.get(questionKey(lesson, question)) ?? null;
      const passedAt = recall.passedAt.get(lesson);
      if (memory) return [{ lesson, question, dueDay: memory.dueDay, memory }];
      if (passedAt === undefined) return [];
      return [{ lesson, question, dueDay: addDays(dayAt(passedAt, timeZone), 1), memory }];
    }),
  );
  // Sorting keeps the order of the course among those of one day.
  return all.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
}

/** Those of them that are due on the day `today`. */
export function dueOn<One extends { dueDay: string }>(all: readonly One[], today: string): One[] {
  return all.filter(({ dueDay }) => dueDay <= today);
}
