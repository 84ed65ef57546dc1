import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { allOrders, openOrder, removeLine, setLine } from './book.ts';
import { menu } from './menu.ts';

const app = new Hono();

app.get('/getMenu', (c) => c.json(menu));

app.get('/getOrders', (c) => c.json(allOrders()));

app.get('/doOrder', (c) => {
  const order = openOrder(Number(c.req.query('dish')));
  return c.json(order ?? { error: 'There is no such dish.' });
});

app.get('/setLine', (c) => {
  const { order, dish, qty } = c.req.query();
  return c.json(setLine(Number(order), Number(dish), Number(qty)) ?? { error: 'Not found.' });
});

app.get('/removeLine', (c) => {
  const { order, dish } = c.req.query();
  return c.json({ removed: removeLine(Number(order), Number(dish)) });
});

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
