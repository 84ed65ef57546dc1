import { Hono } from 'hono';
import { query } from './db.ts';
import { refuse } from './refuse.ts';
import type { Door } from './sessions.ts';

/** Everything below `/api/dishes`. */
export const dishes = new Hono<Door>();

dishes.get('/', async (c) => {
  const { rows } = await query('SELECT id, name, price, sold_out FROM dishes ORDER BY id');
  return c.json(rows);
});

dishes.post('/', async (c) => {
  const { name, price } = await c.req.json();
  const { rows } = await query(
    'INSERT INTO dishes (name, price) VALUES ($1, $2) RETURNING id, name, price, sold_out',
    [name, price],
  );
  return c.json(rows[0], 201);
});

dishes.patch('/:id', async (c) => {
  const { soldOut } = await c.req.json();
  const { rows } = await query(
    'UPDATE dishes SET sold_out = $1 WHERE id = $2 RETURNING id, name, price, sold_out',
    [soldOut, Number(c.req.param('id'))],
  );
  return rows[0] ? c.json(rows[0]) : refuse(c, 404);
});
