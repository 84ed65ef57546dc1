import { memo, useEffect } from 'react';
import { isFailed, type Ticket, type TicketRow, type Tickets } from '../tickets.ts';
import { useTicketKeys } from './use-ticket-keys.ts';
import { marks, toCost } from './words.ts';

interface Props {
  rows: readonly TicketRow[];
  tickets: Tickets;
  selected: number | null;
}

/** The tickets as they hang on the rail. */
export function Rail({ rows, tickets, selected }: Props) {
  const { list, stop, open, onKeyDown } = useTicketKeys<HTMLOListElement>(rows, tickets);
  const newest = rows.at(-1)?.ticket.id;

  // New tickets come into sight, unless the learner is reading older ones.
  useEffect(() => {
    const rail = list.current;
    if (!rail || rail.contains(document.activeElement)) return;
    rail.scrollTo({ left: rail.scrollWidth, top: rail.scrollHeight });
  }, [newest, list]);

  return (
    // The keys are those of the buttons inside.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <ol className="rail" ref={list} aria-label="Requests, oldest first" onKeyDown={onKeyDown}>
      {rows.map(({ ticket, depth }) => (
        <RailTicket
          key={ticket.id}
          ticket={ticket}
          depth={depth}
          isOpen={ticket.id === selected}
          isStop={ticket.id === stop}
          onOpen={open}
        />
      ))}
    </ol>
  );
}

interface TicketProps {
  ticket: Ticket;
  depth: number;
  isOpen: boolean;
  isStop: boolean;
  onOpen(id: number): void;
}

const RailTicket = memo(function RailTicket(props: TicketProps) {
  const { ticket, depth, isOpen, isStop, onOpen } = props;
  const cost = toCost(ticket);
  return (
    <li data-nested={depth > 0 || undefined}>
      <button
        type="button"
        className="pass-ticket"
        id={`ticket-${ticket.id}`}
        data-ticket={ticket.id}
        data-state={ticket.state}
        aria-current={isOpen || undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onOpen(ticket.id)}
      >
        {isFailed(ticket) && <span className="visually-hidden">Failed: </span>}
        <span className="ticket-request">
          {depth > 0 && <span aria-hidden="true">↳ </span>}
          <b>{ticket.method}</b> {ticket.path}
          <Pause />
        </span>
        <span className="ticket-answer">
          <span className="ticket-status">
            <span aria-hidden="true">{marks[ticket.state]} </span>
            {ticket.status}
            <Pause />
          </span>
          {cost && (
            <span className="ticket-time">
              {cost}
              <Pause />
            </span>
          )}
        </span>
        <span className="visually-hidden">
          asked by {ticket.from}
          {depth > 0 && (ticket.isPreflight ? ', a preflight' : ', for the request before it')}
        </span>
      </button>
    </li>
  );
});

/** A comma for those who hear the ticket; the eye has the lines. */
function Pause() {
  return <span className="pause">, </span>;
}
