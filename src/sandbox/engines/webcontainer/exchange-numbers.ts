import type { WireEntry } from '../../wire/events.ts';

/** Gives exchanges numbers of the wire's own. Each program in the container counts from 1. */
export interface ExchangeNumbers {
  /** The entry as it goes onto the wire, or `null` when it is about an exchange that did not begin there. */
  translate(source: object, entry: WireEntry): WireEntry | null;
}

/** Creates the numbering of one wire. */
export function createExchangeNumbers(): ExchangeNumbers {
  const numbers = new WeakMap<object, Map<number, number>>();
  let next = 1;

  return {
    translate(source, entry) {
      if (!('exchange' in entry) || entry.exchange === null) return entry;
      const known = numbers.get(source) ?? new Map<number, number>();
      numbers.set(source, known);
      if (entry.kind === 'request') known.set(entry.exchange, next++);
      const exchange = known.get(entry.exchange);
      return exchange === undefined ? null : { ...entry, exchange };
    },
  };
}
