import { Hono } from 'hono';
import { query } from './db.ts';
import { onlyOf } from './policy.ts';
import { refuse } from './refuse.ts';
import type { Door } from './sessions.ts';

/** An order with what the page shows of it. */
export interface Order {
  id: number;
  customerId: number;
  customer: string;
  address: string;
  dish: string;
  status: string;
}

const columns = `orders.id, customer_id AS "customerId", users.name AS customer, address,
  dishes.name AS dish, status`;
const tables = `orders JOIN users ON users.id = customer_id JOIN dishes ON dishes.id = dish_id`;

/** Orders, and what has been said and done about them. */
export const orders = new Hono<Door>();

orders.get('/orders', async (c) => {
  const { rows } = await query<Order>(
    `SELECT ${columns} FROM ${tables} WHERE customer_id = $1 OR $1 IS NULL ORDER BY orders.id`,
    [onlyOf(c.get('person'))],
  );
  return c.json(rows);
});

orders.get('/search', async (c) => {
  const { rows } = await query<Order>(
    `SELECT ${columns} FROM ${tables}
     WHERE dishes.name ILIKE $1 AND (customer_id = $2 OR $2 IS NULL) ORDER BY orders.id`,
    [`%${c.req.query('dish') ?? ''}%`, onlyOf(c.get('person'))],
  );
  return c.json(rows);
});

orders.get('/news', async (c) => {
  const { rows } = await query(
    `SELECT order_id AS "order", news.status, users.name AS customer
     FROM news JOIN orders ON orders.id = order_id JOIN users ON users.id = customer_id
     WHERE customer_id = $1 OR $1 IS NULL ORDER BY news.id`,
    [onlyOf(c.get('person'))],
  );
  return c.json(rows);
});

orders.get('/board', async (c) => {
  const { rows } = await query(
    `SELECT orders.id, dishes.name AS dish, status FROM ${tables}
     WHERE status <> 'served' ORDER BY orders.id`,
  );
  return c.json(rows);
});

orders.post('/orders', async (c) => {
  const { dish } = await c.req.json();
  const { rows } = await query<{ id: number }>(
    'INSERT INTO orders (customer_id, dish_id) VALUES ($1, $2) RETURNING id',
    [c.get('person')!.id, dish],
  );
  return c.json({ id: rows[0].id }, 201);
});

orders.get('/orders/:id', async (c) => {
  const order = await findOrder(Number(c.req.param('id')));
  return order ? c.json(order) : refuse(c, 404);
});

orders.patch('/orders/:id', async (c) => {
  const { status } = await c.req.json();
  const id = Number(c.req.param('id'));
  const { rowCount } = await query('UPDATE orders SET status = $1 WHERE id = $2', [status, id]);
  if (rowCount === 0) return refuse(c, 404);
  await query('INSERT INTO news (order_id, status) VALUES ($1, $2)', [id, status]);
  return c.json(await findOrder(id));
});

orders.delete('/orders/:id', async (c) => {
  const { rowCount } = await query('DELETE FROM orders WHERE id = $1', [Number(c.req.param('id'))]);
  return rowCount === 0 ? refuse(c, 404) : c.body(null, 204);
});

orders.get('/orders/:id/messages', async (c) => {
  const id = Number(c.req.param('id'));
  if (!(await findOrder(id))) return refuse(c, 404);
  const { rows } = await query(
    `SELECT users.name AS author, body FROM messages JOIN users ON users.id = author_id
     WHERE order_id = $1 ORDER BY messages.id`,
    [id],
  );
  return c.json(rows);
});

orders.post('/orders/:id/messages', async (c) => {
  const { body } = await c.req.json();
  const id = Number(c.req.param('id'));
  if (!(await findOrder(id))) return refuse(c, 404);
  await query('INSERT INTO messages (order_id, author_id, body) VALUES ($1, $2, $3)', [
    id,
    c.get('person')?.id,
    body,
  ]);
  return c.json({ body }, 201);
});

async function findOrder(id: number): Promise<Order | null> {
  const { rows } = await query<Order>(`SELECT ${columns} FROM ${tables} WHERE orders.id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}
