import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { allOrders, hasUsedCoupon, writeOrder } from './book.ts';
import { readCart, type Cart } from './cart.ts';
import { menu } from './menu.ts';
import { priceOrder } from './price-order.ts';

const app = new Hono();

app.get('/api/dishes', (c) => c.json(menu));

app.get('/api/orders', (c) => c.json(allOrders()));

app.post('/api/quotes', async (c) => {
  const cart = readCart(await c.req.json());
  return cart ? c.json({ total: totalOf(cart) }) : refuse(c);
});

app.post('/api/orders', async (c) => {
  const cart = readCart(await c.req.json());
  if (!cart) return refuse(c);
  const order = writeOrder(cart, totalOf(cart));
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});

function totalOf({ customer, coupon, lines }: Cart): number {
  return priceOrder(lines, { at: new Date(), coupon: coupon && !hasUsedCoupon(customer) });
}

function refuse(c: Context): Response {
  return c.json({ title: 'This is not a cart.', status: 422 }, 422);
}

const port = Number(process.env.PORT);
serve({ fetch: app.fetch, port }, () => console.log(`The kitchen is open on port ${port}.`));
