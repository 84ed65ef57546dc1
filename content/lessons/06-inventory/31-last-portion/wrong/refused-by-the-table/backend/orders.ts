import { query } from './db.ts';

/** Sells one portion. Gives the number of the order, or `null` when the dish is sold out. */
export async function placeOrder(dish: number): Promise<number | null> {
  const found = await query<{ stock: number }>('SELECT stock FROM dishes WHERE id = $1', [dish]);
  const stock = found.rows[0]?.stock ?? 0;
  if (stock < 1) return null;

  await query('UPDATE dishes SET stock = stock - 1 WHERE id = $1', [dish]);
  const order = await query<{ id: number }>(
    'INSERT INTO orders (dish_id) VALUES ($1) RETURNING id',
    [dish],
  );
  return order.rows[0].id;
}
