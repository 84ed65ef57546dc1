import { pool } from './db.ts';

/** Sells one portion. Gives the number of the order, or `null` when the dish is sold out. */
export async function placeOrder(dish: number): Promise<number | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Postgres looks again at the moment of writing: whoever comes second changes no row.
    const sold = await client.query(
      'UPDATE dishes SET stock = stock - 1 WHERE id = $1 AND stock >= 1',
      [dish],
    );
    if (sold.rowCount === 0) {
      await client.query('ROLLBACK');
      return null;
    }
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
