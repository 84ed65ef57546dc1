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
  // One more than is shown tells whether there is a page after this one.
  const { rows } = await query<Order>(
    `SELECT id, created_at AS at, total FROM orders
     WHERE customer_id = $1
       AND (created_at, id) < (
         coalesce((SELECT created_at FROM orders WHERE id = $2), 'infinity'), coalesce($2, 0))
     ORDER BY created_at DESC, id DESC
     LIMIT ${SIZE + 1}`,
    [customer, from],
  );
  const orders = rows.slice(0, SIZE);
  return { orders, next: rows.length > SIZE ? String(orders.at(-1)!.id) : null };
}
