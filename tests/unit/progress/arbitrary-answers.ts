import fc from 'fast-check';
import { addDays } from '#lib/day.ts';
import type { ProgressEvent } from '#progress/events.ts';

const answer = fc.record({
  question: fc.constantFrom('messages', 'three-endings', 'status'),
  lesson: fc.constantFrom('two-halves', 'reading-the-slip'),
  right: fc.boolean(),
  /** Days since the answer before; a clock can be set back. */
  later: fc.integer({ min: -2, max: 40 }),
  felt: fc.constantFrom(undefined, 'hard', 'easy'),
});

/** Months of answers, with how some of them felt. Ids are unique; times grow. */
export const answerLogs: fc.Arbitrary<ProgressEvent[]> = fc
  .array(answer, { maxLength: 40, size: 'max' })
  .map((answers) => {
    let day = '2026-11-01';
    return answers.flatMap(({ question, lesson, right, later, felt }, i): ProgressEvent[] => {
      day = addDays(day, later);
      const option = right ? 'this' : 'that';
      const at = 10 * i;
      const id = `a-${i}`;
      const answered = { id, lesson, at, kind: 'answered', question, option, right, day } as const;
      return felt
        ? [answered, { id: `f-${i}`, lesson, at: at + 1, kind: 'felt', answer: id, as: felt }]
        : [answered];
    });
  });
