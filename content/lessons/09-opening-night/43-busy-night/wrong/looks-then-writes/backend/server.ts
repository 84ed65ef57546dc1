import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { runBot } from './bot.ts';
import { query } from './db.ts';
import { readJson, sendJson, Unread } from './json.ts';
import { waitOf } from './limit.ts';
import { isTonightsCode } from './login.ts';
import { onStove } from './stove.ts';

const port = Number(process.env.PORT ?? 3000);

const server = createServer(async (request, response) => {
  try {
    await serve(request, response);
  } catch (error) {
    if (error instanceof Unread) {
      response.setHeader('connection', 'close');
      return sendJson(response, error.status, { error: error.message });
    }
    console.error(error);
    sendJson(response, 500, { error: 'Something went wrong in the kitchen.' });
  }
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  const wait = pathname.startsWith('/api/') ? await waitOf(request, pathname) : 0;
  if (wait > 0) {
    response.setHeader('retry-after', wait);
    return sendJson(response, 429, { error: `Please ask again in ${wait} seconds.` });
  }
  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, await onStove(menu));
    case 'POST /api/orders': {
      const order = (await readJson(request)) as { dish?: unknown } | null;
      const dish = order?.dish;
      if (typeof dish !== 'number') {
        return sendJson(response, 400, { error: 'An order names a dish.' });
      }
      return sendJson(response, 201, { id: await onStove(() => placeOrder(dish)) });
    }
    case 'POST /api/login': {
      const guest = (await readJson(request)) as { code?: unknown } | null;
      if (isTonightsCode(guest?.code)) return sendJson(response, 200, { name: 'Joon' });
      return sendJson(response, 401, { error: 'These are not the digits on your phone.' });
    }
    case 'POST /bot':
      void runBot();
      return sendJson(response, 202, { bot: 'is on its way' });
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
}

async function menu() {
  const { rows } = await query('SELECT id, name FROM dishes ORDER BY id');
  return rows;
}

async function placeOrder(dish: number): Promise<number> {
  const { rows } = await query<{ id: number }>(
    'INSERT INTO orders (dish_id) VALUES ($1) RETURNING id',
    [dish],
  );
  return rows[0].id;
}

server.listen(port, () => console.log(`The kitchen is open on port ${port}.`));
