import { pool } from './db.ts';

/** What Postgres says when a transaction has seen something that is no longer so. */
const CONFLICT = '40001';
const TRIES = 20;

/** Sells one portion. Gives the number of the order, or `null` when the dish is sold out. */
export async function placeOrder(dish: number): Promise<number | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryOnce(dish);
    } catch (error) {
      if ((error as { code?: string }).code !== CONFLICT || tries === TRIES) throw error;
    }
  }
}

async function tryOnce(dish: number): Promise<number | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const found = await client.query<{ stock: number }>('SELECT stock FROM dishes WHERE id = $1', [
      dish,
    ]);
    const stock = found.rows[0]?.stock ?? 0;
    let id = null;
    if (stock >= 1) {
      await client.query('UPDATE dishes SET stock = $1 WHERE id = $2', [stock - 1, dish]);
      const order = await client.query<{ id: number }>(
        'INSERT INTO orders (dish_id) VALUES ($1) RETURNING id',
        [dish],
      );
      id = order.rows[0].id;
    }
    await client.query('COMMIT');
    return id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
