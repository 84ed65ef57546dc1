import { pool } from './db.ts';

/** Sells one portion. Gives the number of the order, or `null` when the dish is sold out. */
export async function placeOrder(dish: number): Promise<number | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // The row is ours until COMMIT. Whoever asks for it meanwhile waits, and then reads what we wrote.
    const found = await client.query<{ stock: number }>(
      'SELECT stock FROM dishes WHERE id = $1 FOR UPDATE',
      [dish],
    );
    const stock = found.rows[0]?.stock ?? 0;
    if (stock < 1) {
      await client.query('ROLLBACK');
      return null;
    }
    await client.query('UPDATE dishes SET stock = $1 WHERE id = $2', [stock - 1, dish]);
    const order = await client.query<{ id: number }>(
      'INSERT INTO orders (dish_id) VALUES ($1) RETURNING id',
      [dish],
    );
    await client.query('COMMIT');
    return order.rows[0].id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
