import { memo, useEffect, type CSSProperties } from 'react';
import { useStore } from '@nanostores/react';
import {
  isFailed,
  noFilter,
  type Ticket,
  type TicketFilter,
  type TicketRow,
  type Tickets,
} from '../tickets.ts';
import { useTicketKeys } from './use-ticket-keys.ts';
import { marks } from './words.ts';

interface Props {
  rows: readonly TicketRow[];
  tickets: Tickets;
  selected: number | null;
}

/** The same tickets as a table that can be filtered. */
export function TicketTable({ rows, tickets, selected }: Props) {
  const { list, stop, open, onKeyDown } = useTicketKeys<HTMLDivElement>(rows, tickets);
  const newest = rows.at(-1)?.ticket.id;

  useEffect(() => {
    const table = list.current;
    if (!table || table.contains(document.activeElement)) return;
    table.scrollTo({ top: table.scrollHeight });
  }, [newest, list]);

  return (
    <div className="ticket-table">
      <Filter tickets={tickets} shown={rows.length} />
      {/* Elements with roles, since rows of a real table cannot be left undrawn while they are out of sight. */}
      {/* The keys are those of the buttons inside. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions */}
      <div
        role="table"
        aria-label="Requests, oldest first"
        className="ticket-rows"
        ref={list}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="ticket-row ticket-heads">
          <span role="columnheader">Request</span>
          <span role="columnheader">Answer</span>
          <span role="columnheader">Time</span>
          <span role="columnheader">SQL</span>
          <span role="columnheader">Asked by</span>
        </div>
        {rows.map(({ ticket, depth }) => (
          <Row
            key={ticket.id}
            ticket={ticket}
            depth={depth}
            isOpen={ticket.id === selected}
            isStop={ticket.id === stop}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  ticket: Ticket;
  depth: number;
  isOpen: boolean;
  isStop: boolean;
  onOpen(id: number): void;
}

const Row = memo(function Row({ ticket, depth, isOpen, isStop, onOpen }: RowProps) {
  return (
    <div
      role="row"
      className="ticket-row"
      data-state={ticket.state}
      aria-current={isOpen || undefined}
      style={{ '--depth': depth } as CSSProperties}
    >
      <span role="cell" className="ticket-name">
        <button
          type="button"
          id={`ticket-${ticket.id}`}
          data-ticket={ticket.id}
          tabIndex={isStop ? 0 : -1}
          onClick={() => onOpen(ticket.id)}
        >
          {isFailed(ticket) && <span className="visually-hidden">Failed: </span>}
          {depth > 0 && <span aria-hidden="true">↳ </span>}
          <b>{ticket.method}</b> {ticket.path}
          {ticket.isPreflight && ' (preflight)'}
        </button>
      </span>
      <span role="cell" className="ticket-status">
        <span aria-hidden="true">{marks[ticket.state]} </span>
        {ticket.status}
      </span>
      <span role="cell">{ticket.time}</span>
      <span role="cell">{ticket.exchange.queries.length || ''}</span>
      <span role="cell">{ticket.from}</span>
    </div>
  );
});

const shows: readonly [TicketFilter['show'], string][] = [
  ['all', 'All'],
  ['failed', 'Failed'],
  ['waiting', 'Waiting'],
];

function Filter({ tickets, shown }: { tickets: Tickets; shown: number }) {
  const filter = useStore(tickets.$filter);
  const all = useStore(tickets.$tickets).length;
  const set = (change: Partial<TicketFilter>) => {
    const next = { ...filter, ...change };
    tickets.$filter.set(next.text.trim() === '' && next.show === 'all' ? noFilter : next);
  };
  return (
    <div className="ticket-filter" role="search" aria-label="Requests">
      <input
        type="search"
        aria-label="Filter requests"
        placeholder="Filter: /orders 404"
        value={filter.text}
        onChange={({ target }) => set({ text: target.value })}
      />
      <div className="choices" role="group" aria-label="Which requests">
        {shows.map(([value, label]) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={filter.show === value}
            onClick={() => set({ show: value })}
          >
            {label}
          </button>
        ))}
      </div>
      <span role="status">{filter === noFilter ? '' : `${shown} of ${all} shown`}</span>
    </div>
  );
}
