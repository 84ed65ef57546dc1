import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { allOrders, findOrder, openOrder, removeLine, setLine } from './book.ts';
import { menu } from './menu.ts';

const app = new Hono();

app.get('/api/dishes', (c) => c.json(menu)).all('/api/dishes', notFound);

app
  .get('/api/orders', (c) => c.json(allOrders()))
  .post(async (c) => {
    if (!isJson(c)) return refuseType(c);
    const { dish } = await c.req.json();
    const order = openOrder(dish);
    if (!order) return notFound(c);
    return c.json(order, 201, { Location: `/api/orders/${order.id}` });
  })
  .all(notFound);

app
  .get('/api/orders/:id', (c) => {
    const order = findOrder(Number(c.req.param('id')));
    return order ? c.json(order) : notFound(c);
  })
  .all('/api/orders/:id', notFound);

app
  .put('/api/orders/:id/lines/:dish', async (c) => {
    if (!isJson(c)) return refuseType(c);
    const { qty } = await c.req.json();
    const line = setLine(Number(c.req.param('id')), Number(c.req.param('dish')), qty);
    return line ? c.json(line) : notFound(c);
  })
  .delete((c) => {
    const removed = removeLine(Number(c.req.param('id')), Number(c.req.param('dish')));
    return removed ? c.body(null, 204) : notFound(c);
  })
  .all('/api/orders/:id/lines/:dish', notFound);

// Old pages still ask here. A permanent redirect tells them, and everybody else, where the menu is.
app.get('/getMenu', (c) => c.redirect('/api/dishes', 308));

function isJson(c: Context): boolean {
  return /^application\/json\b/.test(c.req.header('content-type') ?? '');
}

function notFound(c: Context): Response {
  return c.json({ error: 'There is no such thing.' }, 404);
}

function refuseType(c: Context): Response {
  return c.json({ error: 'Send application/json.' }, 415);
}

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
