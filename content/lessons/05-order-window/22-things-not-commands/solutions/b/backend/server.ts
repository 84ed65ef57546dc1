import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { allOrders, findOrder, openOrder, removeLine, setLine } from './book.ts';
import { menu } from './menu.ts';

const app = new Hono();

// Around every handler: a known path with another method gets 405, and Allow lists what works.
app.use(methodNotAllowed({ app }));

/** Around the handlers that read a body: one in another language than JSON is not read at all. */
const json = createMiddleware(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('application/json')) return c.json({ error: 'JSON, please.' }, 415);
  await next();
});

app.get('/api/dishes', (c) => c.json(menu));
app.get('/getMenu', (c) => {
  // Since when it is old, as seconds since 1970: the first day of 2026.
  c.header('Deprecation', '@1767225600');
  return c.json(menu);
});

const orders = new Hono();
orders.get('/', (c) => c.json(allOrders()));
orders.post('/', json, async (c) => {
  const order = openOrder((await c.req.json()).dish);
  if (!order) return c.notFound();
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});
orders.get('/:id', (c) => {
  const order = findOrder(Number(c.req.param('id')));
  return order ? c.json(order) : c.notFound();
});
orders.put('/:id/lines/:dish', json, async (c) => {
  const { qty } = await c.req.json();
  const line = setLine(Number(c.req.param('id')), Number(c.req.param('dish')), qty);
  return line ? c.json(line) : c.notFound();
});
orders.delete('/:id/lines/:dish', (c) => {
  removeLine(Number(c.req.param('id')), Number(c.req.param('dish')));
  // Gone is gone, whether it was there a moment ago or not.
  return c.body(null, 204);
});
app.route('/api/orders', orders);

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
