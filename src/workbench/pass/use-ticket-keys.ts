import { useCallback, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { rove } from '../roving.ts';
import type { TicketRow, Tickets } from '../tickets.ts';

/** What a list of tickets needs to be one stop of the Tab key: arrows move, Enter opens, Escape closes. */
export interface TicketKeys<Element extends HTMLElement> {
  list: RefObject<Element | null>;
  /** The ticket that the Tab key stops at: where the learner was last, else the newest. */
  stop: number | null;
  open(id: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Keys for a list whose buttons have `data-ticket`. */
export function useTicketKeys<Element extends HTMLElement>(
  rows: readonly TicketRow[],
  tickets: Tickets,
): TicketKeys<Element> {
  const list = useRef<Element>(null);
  const [last, setLast] = useState<number | null>(null);
  const isThere = rows.some(({ ticket }) => ticket.id === last);

  const open = useCallback(
    (id: number) => {
      setLast(id);
      tickets.select(id);
    },
    [tickets],
  );
  return {
    list,
    stop: isThere ? last : (rows.at(-1)?.ticket.id ?? null),
    open,
    onKeyDown(event) {
      if (event.key === 'Escape') return tickets.select(null);
      const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-ticket]') ?? [])];
      const index = buttons.findIndex((button) => button === document.activeElement);
      const next = index < 0 ? null : rove(event, index, buttons.length);
      const button = next === null ? undefined : buttons[next];
      if (!button) return;
      event.preventDefault();
      setLast(Number(button.dataset['ticket']));
      button.focus();
    },
  };
}
