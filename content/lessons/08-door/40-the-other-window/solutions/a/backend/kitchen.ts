import { Hono, type Context } from 'hono';
import { query } from './db.ts';
import { onlyFromOurPages, partnersMayRead } from './origin-rules.ts';
import { logIn, whoIsAsking, type Door } from './sessions.ts';

export const kitchen = new Hono<Door>();

kitchen.use(onlyFromOurPages);
kitchen.use(whoIsAsking);

kitchen.post('/api/session', logIn);

// For everybody who may read it.
kitchen.get('/api/menu', partnersMayRead, async (c) => {
  const { rows } = await query('SELECT id, name FROM dishes ORDER BY id');
  return c.json(rows);
});

kitchen.get('/api/me', async (c) => {
  const person = c.get('person');
  if (!person) return refuse(c, 401);
  const orders = await query(
    `SELECT orders.id, name AS dish, qty FROM orders JOIN dishes ON dishes.id = dish_id
     WHERE customer_id = $1 ORDER BY orders.id`,
    [person.id],
  );
  const { rows } = await query('SELECT favorite FROM users WHERE id = $1', [person.id]);
  return c.json({ name: person.name, favorite: rows[0].favorite, orders: orders.rows });
});

// Our page sends JSON. A form can be sent here, too.
kitchen.post('/api/orders', async (c) => {
  const person = c.get('person');
  if (!person) return refuse(c, 401);
  const { dish, qty } = await readFields(c);
  const { rows } = await query(
    'INSERT INTO orders (customer_id, dish_id, qty) VALUES ($1, $2, $3) RETURNING id',
    [person.id, Number(dish), Number(qty)],
  );
  return c.json({ id: rows[0].id }, 201);
});

kitchen.put('/api/favorite/:dish', async (c) => {
  const person = c.get('person');
  if (!person) return refuse(c, 401);
  await query('UPDATE users SET favorite = $1 WHERE id = $2', [c.req.param('dish'), person.id]);
  return c.body(null, 204);
});

// The printer in the kitchen says that it has printed a ticket.
kitchen.post('/api/orders/:id/printed', async (c) => {
  if (c.req.header('x-api-key') !== process.env.PRINTER_KEY) return refuse(c, 401);
  await query('UPDATE orders SET printed = true WHERE id = $1', [Number(c.req.param('id'))]);
  return c.body(null, 204);
});

async function readFields(c: Context): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return c.req.parseBody();
  return JSON.parse(await c.req.text());
}

function refuse(c: Context, status: 401): Response {
  return c.json({ error: 'Please log in first.' }, status);
}
