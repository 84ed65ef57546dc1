import { query } from './db.ts';

export interface Order {
  id: number;
  /** When it was placed. */
  at: Date;
  /** In paise, a hundredth of a rupee. */
  total: number;
}

/** A page of orders, and the word that asks for the page after it; `null` on the last. */
export interface Page {
  orders: Order[];
  next: string | null;
}

const SIZE = 20;

/** The newest orders of customer `$1`. The plan on the page is the plan of this query. */
export const newestOrders = `
  SELECT id, created_at AS at, total FROM orders
  WHERE customer_id = $1
  ORDER BY created_at DESC, id DESC
  LIMIT ${SIZE}`;

/** The orders of customer `$1` that come after the order placed at `$2` with the id `$3`. */
const olderOrders = `
  SELECT id, created_at AS at, total FROM orders
  WHERE customer_id = $1 AND (created_at, id) < ($2, $3)
  ORDER BY created_at DESC, id DESC
  LIMIT ${SIZE}`;

/** A page of a customer's orders, the newest first. `from` is the `next` of the page before. */
export async function listOrders(customer: number, from: string | null): Promise<Page> {
  const { rows } = from
    ? await query<Order>(olderOrders, [customer, ...from.split('_')])
    : await query<Order>(newestOrders, [customer]);
  const last = rows.length === SIZE ? rows.at(-1) : undefined;
  return { orders: rows, next: last ? `${last.at.toISOString()}_${last.id}` : null };
}
