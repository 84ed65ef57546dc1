import { createServer } from 'node:http';
import { guestOf } from './guests.ts';
import { readJson, sendJson } from './json.ts';
import { board, findOrder, takeOrder } from './kitchen.ts';
import { menu } from './menu.ts';
import { streamSteps } from './stream.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const guest = guestOf(request, response);

  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'GET /api/board':
      return sendJson(response, 200, board());
    case 'POST /api/orders': {
      const { dish: id } = (await readJson(request)) as { dish: number };
      const dish = menu.find((one) => one.id === id);
      if (!dish) return sendJson(response, 404, { error: 'There is no such dish.' });
      return sendJson(response, 201, takeOrder(dish.name, guest));
    }
  }

  const [, number, events] = /^\/api\/orders\/(\d+)(\/events)?$/.exec(pathname) ?? [];
  const order = findOrder(Number(number));
  if (request.method === 'GET' && order?.guest === guest) {
    return events ? streamSteps(order, request, response) : sendJson(response, 200, order);
  }
  sendJson(response, 404, { error: 'There is nothing here for you.' });
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
