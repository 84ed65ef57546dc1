import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { allOrders, writeOrder } from './book.ts';
import { readCart } from './cart.ts';
import { menu } from './menu.ts';

const app = new Hono();

app.get('/api/dishes', (c) => c.json(menu));

app.get('/api/orders', (c) => c.json(allOrders()));

app.post('/api/orders', async (c) => {
  const body = await c.req.json();
  const cart = readCart(body);
  if (!cart) return c.json({ title: 'This is not a cart.', status: 422 }, 422);
  const order = writeOrder(cart, body.total);
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});

const port = Number(process.env.PORT);
serve({ fetch: app.fetch, port }, () => console.log(`The kitchen is open on port ${port}.`));
