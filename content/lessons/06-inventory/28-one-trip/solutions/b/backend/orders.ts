import { query } from './db.ts';

export interface Ticket {
  id: number;
  customer: string;
  /** In the order in which the guest named them. */
  lines: { dish: string; qty: number }[];
}

/** The newest orders first, `limit` of them. Postgres puts the lines of each order into one value. */
export async function listOrders(limit: number): Promise<Ticket[]> {
  const { rows } = await query<Ticket>(
    `SELECT orders.id, customers.name AS customer,
       coalesce(
         json_agg(json_build_object('dish', dishes.name, 'qty', qty) ORDER BY line)
           FILTER (WHERE line IS NOT NULL),
         '[]'
       ) AS lines
     FROM (SELECT * FROM orders ORDER BY id DESC LIMIT $1) AS orders
     JOIN customers ON customers.id = customer_id
     LEFT JOIN order_items ON order_id = orders.id
     LEFT JOIN dishes ON dishes.id = dish_id
     GROUP BY orders.id, customers.name
     ORDER BY orders.id DESC`,
    [limit],
  );
  return rows;
}
