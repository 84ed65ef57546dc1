import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { query } from './db.ts';
import { readJson, sendJson } from './json.ts';
import { placeOrder } from './orders.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  try {
    switch (`${request.method} ${pathname}`) {
      case 'GET /api/menu':
        return sendJson(response, 200, await menu());
      case 'POST /api/orders':
        return await takeOrder(request, response);
      default:
        return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
    }
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'Something went wrong in the kitchen.' });
  }
});

async function menu() {
  const { rows } = await query('SELECT id, name, stock FROM dishes ORDER BY id');
  return rows;
}

async function takeOrder(request: IncomingMessage, response: ServerResponse) {
  const order = (await readJson(request).catch(() => null)) as { dish?: unknown } | null;
  if (typeof order?.dish !== 'number') {
    return sendJson(response, 400, { error: 'An order names a dish.' });
  }
  const id = await placeOrder(order.dish);
  if (id === null) return sendJson(response, 409, { error: 'This dish has just been sold out.' });
  sendJson(response, 201, { id });
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
