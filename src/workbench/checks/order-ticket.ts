import type { CheckedResult, LessonState } from '#progress/progress.ts';
import { isCheckedStale } from '#progress/progress.ts';
import type { CheckRun } from '../checking.ts';

/** How a check stands: `open` has not been run, `running` is the one under way. */
export type CheckMark = 'pass' | 'fail' | 'error' | 'open' | 'running';

/** One line of the order ticket. */
export interface TicketLine {
  id: string;
  title: string;
  mark: CheckMark;
  result: CheckedResult | null;
}

/** The checks of a lesson as an order: its lines, and how the order stands. */
export interface OrderTicket {
  lines: TicketLine[];
  done: number;
  total: number;
  isRunning: boolean;
  /** The files have changed since these results. */
  isStale: boolean;
  /** All checks passed, now or on an earlier run. */
  isPassed: boolean;
}

/** Joins the checks with the run under way, or with the last one. */
export function toOrderTicket(
  checks: readonly { id: string; title: string }[],
  run: CheckRun,
  lesson: LessonState,
): OrderTicket {
  const isRunning = run.phase === 'preparing' || run.phase === 'running';
  const results = run.phase === 'idle' ? (lesson.checked?.results ?? []) : run.results;
  const lines = checks.map(({ id, title }): TicketLine => {
    const result = results.find((known) => known.id === id) ?? null;
    return { id, title, mark: result?.status ?? 'open', result };
  });
  const next = lines.find((line) => line.mark === 'open');
  if (run.phase === 'running' && next) next.mark = 'running';
  return {
    lines,
    done: lines.filter((line) => line.mark === 'pass').length,
    total: lines.length,
    isRunning,
    isStale: run.phase === 'idle' && isCheckedStale(lesson),
    isPassed: lesson.passed !== null,
  };
}

/** What is said aloud as a run goes on. */
export function toAnnouncement(ticket: OrderTicket, run: CheckRun): string {
  switch (run.phase) {
    case 'preparing':
      return 'Getting the checks ready.';
    case 'running': {
      const last = ticket.lines.filter(({ result }) => result).at(-1);
      if (!last) return 'Running the checks.';
      return `${last.mark === 'pass' ? 'Done' : 'Not done'}: ${last.title}`;
    }
    case 'stopped':
      return 'You stopped the checks.';
    case 'broken':
      return `The checks could not run: ${run.message}`;
    case 'idle':
      if (!ticket.lines.some(({ result }) => result)) return '';
      if (ticket.isStale) return 'You have changed files since the last run of the checks.';
      return `${ticket.done} of ${ticket.total} done.`;
  }
}
