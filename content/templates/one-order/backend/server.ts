import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answer } from './answer.ts';
import { readJson, sendJson } from './json.ts';
import { menu } from './menu.ts';

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
  try {
    const order = (await readJson(request)) as { dish?: unknown };
    const dish = menu.find(({ id }) => id === order.dish);
    if (!dish) return sendJson(response, 404, { error: 'This dish is not on the menu.' });

    console.log(`New order: ${dish.name}`);
    const { status, body } = await answer(dish.name);
    sendJson(response, status, body);
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'The kitchen has a problem.' });
  }
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
