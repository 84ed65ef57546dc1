import { serve } from '@hono/node-server';
import { createGateway } from './gateway.ts';
import { kitchen } from './kitchen.ts';

const kitchenPort = Number(process.env.KITCHEN_PORT);
const gateway = createGateway(`http://localhost:${kitchenPort}`);

serve({ fetch: kitchen.fetch, port: kitchenPort }, () => {
  serve({ fetch: gateway.fetch, port: Number(process.env.PORT) }, () =>
    console.log('The house is open.'),
  );
});
