import { query } from './db.ts';

export interface Ticket {
  id: number;
  customer: string;
  /** In the order in which the guest named them. */
  lines: { dish: string; qty: number }[];
}

/** The newest orders first, `limit` of them. */
export async function listOrders(limit: number): Promise<Ticket[]> {
  const orders = await query<{ id: number; customer_id: number }>(
    'SELECT id, customer_id FROM orders ORDER BY id DESC LIMIT $1',
    [limit],
  );
  return Promise.all(
    orders.rows.map(async ({ id, customer_id }) => {
      const [customer, lines] = await Promise.all([
        query<{ name: string }>('SELECT name FROM customers WHERE id = $1', [customer_id]),
        query<{ dish: string; qty: number }>(
          `SELECT dishes.name AS dish, qty
           FROM order_items JOIN dishes ON dishes.id = dish_id
           WHERE order_id = $1 ORDER BY line`,
          [id],
        ),
      ]);
      return { id, customer: customer.rows[0].name, lines: lines.rows };
    }),
  );
}
