/** What the live pass says. Pure. */
import type { FailureEvent } from '#sandbox/wire/events.ts';
import type { Problem } from '../problems.ts';
import type { Ticket } from '../tickets.ts';

/** Why no answer came. */
const reasons: Record<FailureEvent['reason'], string> = {
  refused: 'nobody is there to answer',
  reset: 'the kitchen went away',
  offline: 'the line is down',
  aborted: 'the page gave up',
};

/** How much of an answer's body is shown, in characters. */
const shownBody = 120;

/** A request that has ended, as a sentence: `POST /api/orders answered 201 in 12 ms.` Empty while it is under way. */
export function tellTicket({ method, path, time, exchange }: Ticket): string {
  const { response, failure } = exchange;
  if (failure) return `${method} ${path} got no answer: ${reasons[failure.reason]}.`;
  return response ? `${method} ${path} answered ${response.status} in ${time}.` : '';
}

/** What hangs below a request: its answer's body, or why there is none. */
export function bodyOf({ exchange: { response, failure } }: Ticket): string {
  if (failure) return reasons[failure.reason];
  const text = response?.body.text ?? '';
  return text.length > shownBody ? `${text.slice(0, shownBody)}…` : text;
}

/** The latest problem of the kitchen in one line; empty when there is none. */
export function tellProblem(problems: readonly Problem[]): string {
  const problem = problems.at(-1);
  if (!problem) return '';
  const line = problem.location ? ` (line ${problem.location.line})` : '';
  return `${problem.heading}: ${problem.message}${line}`;
}
