import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '@nanostores/react';
import { rove } from '../roving.ts';
import { isFailed, type Ticket, type TicketState, type Tickets } from '../tickets.ts';

const marks: Record<TicketState, string> = { waiting: '…', good: '✓', bad: '✗', failed: '✗' };

/** The rail between the rooms, on which every request hangs as a ticket. */
export function Pass({ tickets }: { tickets: Tickets }) {
  const all = useStore(tickets.$tickets);
  const selected = useStore(tickets.$selected);
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState<number | null>(null);
  // The stop of the Tab key: where the learner was last, else the newest.
  const current = all.find((ticket) => ticket.id === stop) ?? all.at(-1);
  const failing = all.filter(isFailed).length;
  const newest = all.at(-1)?.id;

  // New tickets come into sight, unless the learner is reading older ones.
  useEffect(() => {
    const rail = list.current;
    if (!rail || rail.contains(document.activeElement)) return;
    rail.scrollTo({ left: rail.scrollWidth, top: rail.scrollHeight });
  }, [newest]);

  function onKeyDown(event: KeyboardEvent, index: number) {
    const next = rove(event, index, all.length);
    const ticket = next === null ? undefined : all[next];
    if (next === null || !ticket) return;
    event.preventDefault();
    setStop(ticket.id);
    list.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <>
      <div className="pass-head">
        <h2>The pass</h2>
        <p role="status">
          {all.length} {all.length === 1 ? 'request' : 'requests'}
          {failing > 0 && <span className="pass-failing"> {failing} failed</span>}
        </p>
      </div>
      {all.length === 0 ? (
        <p className="pass-empty">
          No requests yet. Press <em>Order</em> in the app above, or reload it.
        </p>
      ) : (
        <ol className="rail" ref={list} aria-label="Requests, oldest first">
          {all.map((ticket, index) => (
            <li key={ticket.id}>
              <TicketButton
                ticket={ticket}
                isOpen={ticket.id === selected?.id}
                isStop={ticket === current}
                onOpen={() => {
                  setStop(ticket.id);
                  tickets.select(ticket.id);
                }}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="pass-actions">
        <button
          type="button"
          className="bar-button"
          aria-disabled={all.length === 0}
          onClick={tickets.clear}
        >
          Clear
        </button>
      </div>
    </>
  );
}

interface TicketProps {
  ticket: Ticket;
  isOpen: boolean;
  isStop: boolean;
  onOpen(): void;
  onKeyDown(event: KeyboardEvent): void;
}

function TicketButton({ ticket, isOpen, isStop, onOpen, onKeyDown }: TicketProps) {
  return (
    <button
      type="button"
      className="pass-ticket"
      id={`ticket-${ticket.id}`}
      data-state={ticket.state}
      aria-current={isOpen || undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      {isFailed(ticket) && <span className="visually-hidden">Failed: </span>}
      <span className="ticket-request">
        <b>{ticket.method}</b> {ticket.path}
        <Pause />
      </span>
      <span className="ticket-answer">
        <span className="ticket-status">
          <span aria-hidden="true">{marks[ticket.state]} </span>
          {ticket.status}
          <Pause />
        </span>
        {ticket.time && (
          <span className="ticket-time">
            {ticket.time}
            <Pause />
          </span>
        )}
      </span>
      <span className="visually-hidden">asked by {ticket.from}</span>
    </button>
  );
}

/** A comma for those who hear the ticket; the eye has the lines. */
function Pause() {
  return <span className="pause">, </span>;
}
