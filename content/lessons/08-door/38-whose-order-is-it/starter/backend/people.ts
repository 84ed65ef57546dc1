import { Hono } from 'hono';
import { query } from './db.ts';
import type { Door } from './sessions.ts';

/** What belongs to the people themselves. */
export const people = new Hono<Door>();

people.get('/me', async (c) => {
  const { rows } = await query('SELECT * FROM users WHERE id = $1', [c.get('person')?.id]);
  return c.json(rows[0] ?? null);
});

people.patch('/me', async (c) => {
  const { id, address, role } = { ...c.get('person'), ...(await c.req.json()) };
  const { rows } = await query(
    'UPDATE users SET address = coalesce($1, address), role = $2 WHERE id = $3 RETURNING *',
    [address, role, id],
  );
  return c.json(rows[0] ?? null);
});

people.get('/people', async (c) => {
  const { rows } = await query('SELECT * FROM users ORDER BY id');
  return c.json(rows);
});
