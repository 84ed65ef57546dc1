/** What the review says when there is nothing to ask. Pure. */
import { nameDay } from '#lib/day.ts';

interface Waiting {
  dueDay: string;
}

/** The heading after `done` answers, `right` of them right; 0 answers: nothing was due. */
export function restTitle(done: number, right: number): string {
  if (done === 0) return 'Nothing is due';
  return `Done: ${right} of ${done} remembered`;
}

/** When the next question comes: a sentence. `all` in the order of their days. */
export function whenNext(all: readonly Waiting[], today: string): string {
  const [next] = all;
  if (!next) return 'No question is waiting.';
  return `The next question comes ${nameDay(next.dueDay, today)}.`;
}

/** How many questions come on the next days that have any, at most `most` of them; the day as said today. */
export function daysAhead(
  all: readonly Waiting[],
  today: string,
  most = 5,
): { day: string; count: number }[] {
  const days = [...new Set(all.map(({ dueDay }) => dueDay))].slice(0, most);
  return days.map((dueDay) => {
    const name = nameDay(dueDay, today).replace(/^on /, '');
    return {
      day: name.charAt(0).toUpperCase() + name.slice(1),
      count: all.filter((one) => one.dueDay === dueDay).length,
    };
  });
}
