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

  const tickets: Ticket[] = [];
  for (const order of orders.rows) {
    const customer = await query<{ name: string }>('SELECT name FROM customers WHERE id = $1', [
      order.customer_id,
    ]);
    const lines = await query<{ dish: string; qty: number }>(
      `SELECT dishes.name AS dish, qty
       FROM order_items JOIN dishes ON dishes.id = dish_id
       WHERE order_id = $1 ORDER BY line`,
      [order.id],
    );
    tickets.push({ id: order.id, customer: customer.rows[0].name, lines: lines.rows });
  }
  return tickets;
}
