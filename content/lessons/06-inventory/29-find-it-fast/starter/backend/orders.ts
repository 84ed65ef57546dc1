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

/** A page of a customer's orders, the newest first. `from` is the `next` of the page before. */
export async function listOrders(customer: number, from: string | null): Promise<Page> {
  const offset = Number(from ?? 0);
  const { rows } = await query<Order>(`${newestOrders} OFFSET $2`, [customer, offset]);
  return { orders: rows, next: rows.length === SIZE ? String(offset + SIZE) : null };
}
