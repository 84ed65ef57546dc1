import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readJson, sendJson } from './json.ts';
import { menu } from './menu.ts';

/** The number of the next ticket. Each time the kitchen opens, it takes a new ticket book. */
let nextId = 20 + Math.floor(Math.random() * 900);

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');

  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'POST /api/orders':
      return takeOrder(request, response);
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

async function takeOrder(request: IncomingMessage, response: ServerResponse) {
  const order = (await readJson(request).catch(() => null)) as { dish?: unknown } | null;
  if (order === null) return sendJson(response, 400, { error: 'An order is JSON.' });

  const dish = menu.find(({ id }) => id === order.dish);
  if (!dish) return sendJson(response, 404, { error: 'This dish is not on the menu.' });

  const id = nextId++;
  console.log(`Ticket ${id}: ${dish.name}`);
  sendJson(response, 201, { message: 'Order taken.' });
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
