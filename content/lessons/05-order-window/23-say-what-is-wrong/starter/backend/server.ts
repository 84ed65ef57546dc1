import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { allOrders, writeOrder } from './book.ts';
import { menu } from './menu.ts';

const app = new Hono();

app.get('/api/dishes', (c) => c.json(menu));

app.get('/api/orders', (c) => c.json(allOrders()));

app.post('/api/orders', async (c) => {
  const body = await c.req.json();
  const dish = menu.find(({ id }) => id === body.dish)!;
  const order = writeOrder({ price: dish.price, ...body, name: body.name.trim() });
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});

app.onError((error, c) => c.json({ error: error.stack }, 500));

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
