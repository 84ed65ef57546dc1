import { createServer } from 'node:http';
import { explain } from './explain.ts';
import { sendJson } from './json.ts';
import { listOrders } from './orders.ts';

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost:3000');
  const [, id, what] = /^\/api\/customers\/(\d+)\/(orders|plan)$/.exec(pathname) ?? [];
  try {
    if (request.method !== 'GET' || id === undefined) {
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
    }
    if (what === 'plan') return sendJson(response, 200, await explain(Number(id)));

    const { orders, next } = await listOrders(Number(id), searchParams.get('from'));
    const path = next === null ? null : `${pathname}?from=${encodeURIComponent(next)}`;
    sendJson(response, 200, { orders, next: path });
  } catch (error) {
    console.error(error);
    sendJson(response, 500, { error: 'The orders could not be read.' });
  }
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
