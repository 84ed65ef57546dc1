import { createServer } from 'node:http';
import { sendJson, readJson } from './json.ts';
import { menu } from './menu.ts';

/** Milliseconds until the stove is hot. Until then the kitchen can only say that it is not ready. */
const WARM_UP = 2000;

const opened = Date.now();
const orders: { id: number; dish: string }[] = [];
let nextId = 1 + Math.floor(Math.random() * 900);

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (Date.now() - opened < WARM_UP) {
    return sendJson(response, 503, { error: 'The stove is still cold.' });
  }
  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'GET /api/orders':
      return sendJson(response, 200, orders);
    case 'POST /api/orders': {
      const { dish: id } = (await readJson(request)) as { dish: number };
      const dish = menu.find((one) => one.id === id);
      if (!dish) return sendJson(response, 404, { error: 'There is no such dish.' });
      const order = { id: nextId++, dish: dish.name };
      orders.push(order);
      return sendJson(response, 201, order);
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

server.listen(3000, () => console.log('The kitchen is open on port 3000. The stove warms up.'));
