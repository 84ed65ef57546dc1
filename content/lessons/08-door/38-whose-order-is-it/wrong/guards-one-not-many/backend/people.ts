import { Hono } from 'hono';
import { query } from './db.ts';
import type { Door } from './sessions.ts';

/** What people may read of a user. The hash of the password is for the door alone. */
const columns = 'id, email, name, role, address';

/** What belongs to the people themselves. */
export const people = new Hono<Door>();

people.get('/me', async (c) => {
  const { rows } = await query(`SELECT ${columns} FROM users WHERE id = $1`, [c.get('person')!.id]);
  return c.json(rows[0]);
});

people.patch('/me', async (c) => {
  const { address } = await c.req.json();
  const { rows } = await query(
    `UPDATE users SET address = coalesce($1, address) WHERE id = $2 RETURNING ${columns}`,
    [address, c.get('person')!.id],
  );
  return c.json(rows[0]);
});

people.get('/people', async (c) => {
  const { rows } = await query(`SELECT ${columns} FROM users ORDER BY id`);
  return c.json(rows);
});
