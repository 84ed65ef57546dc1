import { createServer, type ServerResponse } from 'node:http';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

/** The number of the next ticket. Each time the kitchen opens, it takes a new ticket book. */
let nextId = 20 + Math.floor(Math.random() * 900);

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost:3000');

  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'GET /api/orders':
      return takeOrder(searchParams, response);
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

function takeOrder(order: URLSearchParams, response: ServerResponse) {
  const dish = menu.find(({ id }) => id === Number(order.get('dish')));
  if (!dish) return sendJson(response, 404, { error: 'This dish is not on the menu.' });

  const id = nextId++;
  console.log(`Ticket ${id}: ${dish.name}`);
  sendJson(response, 201, { id, dish: dish.name });
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
