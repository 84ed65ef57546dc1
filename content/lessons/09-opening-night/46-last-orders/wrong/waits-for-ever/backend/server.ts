import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { streamCalls } from './calls.ts';
import { closeAtSigterm, closing } from './closing.ts';
import { readJson, sendJson } from './json.ts';
import { menu } from './menu.ts';
import { cookOrder } from './orders.ts';

const port = Number(process.env.PORT ?? 3000);

const server = createServer((request, response) => {
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
      return sendJson(response, closing.hasBegun ? 503 : 200, { ready: !closing.hasBegun });
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

closeAtSigterm(server);
server.listen(port, () => console.log(`The kitchen is open on port ${port}.`));
