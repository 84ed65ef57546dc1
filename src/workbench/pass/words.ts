import type { Ticket, TicketState } from '../tickets.ts';

/** The sign of a state, beside its color. */
export const marks: Record<TicketState, string> = {
  waiting: '…',
  held: '‖',
  good: '✓',
  bad: '✗',
  failed: '✗',
};

/** `4 ms · 2 sql`; what is not known is left out. */
export function toCost({ time, exchange }: Ticket): string {
  const queries = exchange.queries.length;
  return [time, queries > 0 ? `${queries} sql` : ''].filter(Boolean).join(' · ');
}
