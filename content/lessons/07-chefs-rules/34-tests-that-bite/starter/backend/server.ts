import { serve } from '@hono/node-server';
import { createKitchen } from './kitchen.ts';
// The tests run each time the kitchen opens, and report in its log. On your own machine: node --test
import './price-order.test.ts';
import './kitchen.test.ts';

const port = Number(process.env.PORT);
serve({ fetch: createKitchen(() => new Date()), port }, () =>
  console.log(`The kitchen is open on port ${port}.`),
);
