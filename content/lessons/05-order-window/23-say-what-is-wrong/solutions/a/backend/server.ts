import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { allOrders, writeOrder } from './book.ts';
import { menu } from './menu.ts';
import { sendProblem } from './problem.ts';
import { readJson } from './read-json.ts';

const app = new Hono();

/** What an order may be. Whatever else stands in the body is left out. */
const orderSchema = z.object({
  dish: z.literal(
    menu.map(({ id }) => id),
    'There is no such dish on the menu.',
  ),
  qty: z
    .int('Give a whole number of portions.')
    .min(1, 'Order at least one portion.')
    .max(20, 'We cook at most 20 portions for one order.'),
  name: z
    .string('Tell us your name.')
    .trim()
    .min(1, 'Tell us your name.')
    .max(60, 'Use at most 60 letters.'),
});

app.get('/api/dishes', (c) => c.json(menu));

app.get('/api/orders', (c) => c.json(allOrders()));

app.post('/api/orders', async (c) => {
  const read = await readJson(c.req.raw);
  if (read.trouble === 'too long') return sendProblem(c, 413, 'The order is too long.');
  if (read.trouble === 'not JSON') return sendProblem(c, 400, 'The order is not JSON.');

  const result = orderSchema.safeParse(read.value);
  if (!result.success) return refuse(c, result.error);
  const { dish, qty, name } = result.data;
  const { price } = menu.find(({ id }) => id === dish)!;
  const order = writeOrder({ dish, qty, name, price });
  return c.json(order, 201, { Location: `/api/orders/${order.id}` });
});

function refuse(c: Context, { issues }: z.ZodError): Response {
  const errors = issues.map(({ path, message }) => ({
    pointer: ['#', ...path].join('/'),
    detail: message,
  }));
  return sendProblem(c, 422, 'The order cannot be taken as it is.', errors);
}

app.onError((error, c) => {
  console.error(error);
  return sendProblem(c, 500, 'Something went wrong in the kitchen.');
});

serve({ fetch: app.fetch, port: 3000 }, () => console.log('The kitchen is open on port 3000.'));
