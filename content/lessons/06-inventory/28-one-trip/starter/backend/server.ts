import { createServer } from 'node:http';
import { trips } from './db.ts';
import { sendJson } from './json.ts';
import { listOrders } from './orders.ts';

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (request.method !== 'GET' || pathname !== '/api/orders') {
    return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
  const limit = Number(searchParams.get('limit') ?? 20);
  const before = trips.count;
  try {
    const tickets = await listOrders(limit);
    response.setHeader('x-trips', trips.count - before);
    sendJson(response, 200, tickets);
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'The tickets could not be read.' });
  }
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
