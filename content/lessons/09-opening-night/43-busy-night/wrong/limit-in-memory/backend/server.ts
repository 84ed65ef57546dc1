import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { runBot } from './bot.ts';
import { query } from './db.ts';
import { readJson, sendJson, TooLong } from './json.ts';
import { callerOf, forgetFullBuckets, take } from './limit.ts';
import { MAX_ARRIVAL } from './limits.ts';
import { isTonightsCode } from './login.ts';
import { onStove } from './stove.ts';

const port = Number(process.env.PORT ?? 3000);

// Node itself answers 408 when a request takes longer to arrive. It looks once a second.
const times = { requestTimeout: MAX_ARRIVAL, connectionsCheckingInterval: 1000 };

const server = createServer(times, async (request, response) => {
  try {
    await serve(request, response);
  } catch (error) {
    // Node has answered already, or the caller has gone.
    if (response.destroyed) return;
    if (error instanceof TooLong) {
      response.setHeader('connection', 'close');
      return sendJson(response, 413, { error: 'Nobody can read so long an order.' });
    }
    console.error(error);
    sendJson(response, 500, { error: 'Something went wrong in the kitchen.' });
  }
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  if (pathname.startsWith('/api/')) {
    const kind = pathname === '/api/login' ? 'login' : 'any';
    const wait = await take(kind, callerOf(request));
    if (wait > 0) {
      response.setHeader('retry-after', wait);
      return sendJson(response, 429, { error: `Please ask again in ${wait} seconds.` });
    }
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

setInterval(() => forgetFullBuckets().catch(console.error), 60_000);
server.listen(port, () => console.log(`The kitchen is open on port ${port}.`));
