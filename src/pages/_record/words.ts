/** What the record says. Pure. */
import { writeDay } from '#lib/day.ts';

/** What is known, in sentences. `days`: those on which lessons were passed, in order; `total`: lessons of the course. */
export function claim(days: readonly string[], total: number): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const when =
    first === last
      ? `on ${writeDay(first)}`
      : `between ${writeDay(first, last)} and ${writeDay(last)}`;
  return (
    `The checks of ${days.length} of ${total} lessons passed ${when}, in this browser or in one whose copy was brought here. ` +
    'That is all it says: not who typed, nor with whose help.'
  );
}

interface Question {
  memory: { wasRight: boolean } | null;
}

/** How a lesson's questions stand: `1 of 2`, or `not asked yet`. */
export function recallOf(questions: readonly Question[]): string {
  const memories = questions.flatMap(({ memory }) => memory ?? []);
  if (memories.length === 0) return 'not asked yet';
  return `${memories.filter(({ wasRight }) => wasRight).length} of ${memories.length}`;
}
