import { query } from './db.ts';

export interface Ticket {
  id: number;
  customer: string;
  /** In the order in which the guest named them. */
  lines: { dish: string; qty: number }[];
}

/** The dishes, once read. */
let names: Map<number, string> | null = null;

/** The newest orders first, `limit` of them: one trip for the orders, one for all their lines. */
export async function listOrders(limit: number): Promise<Ticket[]> {
  const orders = await query<{ id: number; customer: string }>(
    `SELECT orders.id, customers.name AS customer
     FROM orders JOIN customers ON customers.id = customer_id
     ORDER BY orders.id DESC LIMIT $1`,
    [limit],
  );
  const tickets = new Map(
    orders.rows.map((order): [number, Ticket] => [order.id, { ...order, lines: [] }]),
  );

  if (!names) {
    const dishes = await query<{ id: number; name: string }>('SELECT id, name FROM dishes');
    names = new Map(dishes.rows.map(({ id, name }) => [id, name]));
  }
  const items = await query<{ order_id: number; dish_id: number; qty: number }>(
    `SELECT order_id, dish_id, qty FROM order_items
     WHERE order_id = ANY($1) ORDER BY order_id, line`,
    [[...tickets.keys()]],
  );
  for (const { order_id, dish_id, qty } of items.rows) {
    tickets.get(order_id)!.lines.push({ dish: names.get(dish_id)!, qty });
  }
  return [...tickets.values()];
}
