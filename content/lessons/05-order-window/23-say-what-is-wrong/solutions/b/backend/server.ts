import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { allOrders, writeOrder } from './book.ts';
import { menu } from './menu.ts';
import { problemOf, refusals } from './order-rules.ts';

/** Characters of a body. An order needs a hundred. */
const MAX_LENGTH = 5000;

const app = new Hono();

app.get('/api/dishes', (c) => c.json(menu));

app.get('/api/orders', (c) => c.json(allOrders()));

app.post('/api/orders', async (c) => {
  const length = Number(c.req.header('content-length') ?? 0);
  const text = length > MAX_LENGTH ? '' : await c.req.text();
  if (length > MAX_LENGTH || text.length > MAX_LENGTH) {
    return problemOf(413, 'This order is longer than an order can be.');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return problemOf(400, 'This order cannot be read: it is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return problemOf(422, 'An order is an object.', [{ pointer: '#', detail: 'Send an object.' }]);
  }
  const { dish, qty, name } = body as Record<string, unknown>;
  const errors = refusals({ dish, qty, name });
  if (errors.length > 0) return problemOf(422, 'Some of it cannot be cooked.', errors);

  const { price } = menu.find(({ id }) => id === dish)!;
  const order = writeOrder({
    dish: dish as number,
    qty: qty as number,
    name: (name as string).trim(),
    price,
  });
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});

app.onError((error) => {
  console.error(error);
  return problemOf(500, 'The kitchen has made a mistake.');
});

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
