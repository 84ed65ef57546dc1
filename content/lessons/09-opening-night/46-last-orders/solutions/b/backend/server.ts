import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { streamCalls } from './calls.ts';
import { pool } from './db.ts';
import { readJson, sendJson } from './json.ts';
import { menu } from './menu.ts';
import { cookOrder, inHand } from './orders.ts';
import { doorCloses, isLeaving, shift } from './shift.ts';

const port = Number(process.env.PORT ?? 3000);

const server = createServer((request, response) => {
  // Whoever is answered from now on shall not come back on this connection.
  if (isLeaving.now) response.setHeader('connection', 'close');
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) sendJson(response, 500, { error: 'Something went wrong here.' });
    else response.destroy();
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  switch (`${request.method} ${pathname}`) {
    case 'GET /healthz':
      return sendJson(response, 200, { alive: true });
    case 'GET /readyz':
      return isLeaving.now
        ? sendJson(response, 503, { ready: false })
        : sendJson(response, 200, { ready: true });
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'GET /api/calls':
      return streamCalls(request, response);
    case 'POST /api/orders': {
      const { dish: id } = (await readJson(request)) as { dish: number };
      const dish = menu.find((one) => one.id === id);
      if (!dish) return sendJson(response, 404, { error: 'There is no such dish.' });
      return sendJson(response, 201, await cookOrder(dish));
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
}

server.listen(port, () => console.log(`The kitchen is open on port ${port}.`));

shift.on('late', () => {
  for (const order of inHand) console.error(`Order ${order} was not finished.`);
  process.exit(0);
});

await doorCloses();
// Those who came before that may stay for what they have ordered, and not longer.
const tidying = setInterval(() => server.closeIdleConnections(), 100);
server.close(async () => {
  clearInterval(tidying);
  await pool.end();
  console.log('Good night.');
});
