import type { Line } from './price-order.ts';

export interface Order {
  id: number;
  customer: string;
  lines: Line[];
  coupon: boolean;
  total: number;
  status: 'placed' | 'accepted' | 'cancelled';
  cook: string | null;
}

interface Entry extends Order {
  cancelUntil: number;
}

/** The orders of one kitchen, in a list. Their numbers begin at 500. */
export function openBook() {
  const entries: Entry[] = [];
  const used = new Set<string>();
  return {
    hasCoupon: (customer: string) => !used.has(customer),
    find: (id: number) => entries.find((entry) => entry.id === id) ?? null,
    write(order: Omit<Entry, 'id'>): Entry {
      const entry = { id: 500 + entries.length, ...order };
      entries.push(entry);
      if (order.coupon) used.add(order.customer);
      return entry;
    },
  };
}
