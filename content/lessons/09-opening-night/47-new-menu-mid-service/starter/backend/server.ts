// Version 1, as it runs tonight. It stays as it is: it is in use.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeAtSigterm, closing } from './closing.ts';
import { query } from './db.ts';
import { readJson, sendJson } from './json.ts';
import { announce } from './presence.ts';

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(`v1: ${String(error)}`);
    sendJson(response, 500, { error: 'Something went wrong here.' });
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  const [, id] = /^\/api\/dishes\/(\d+)$/.exec(pathname) ?? [];
  switch (`${request.method} ${id ? '/api/dishes/7' : pathname}`) {
    case 'GET /healthz':
      return sendJson(response, 200, { alive: true });
    case 'GET /readyz':
      return sendJson(response, closing.hasBegun ? 503 : 200, { ready: !closing.hasBegun });
    case 'GET /api/menu': {
      const { rows } = await query(
        'SELECT id, name, price::float8 AS price FROM dishes ORDER BY id',
      );
      return sendJson(response, 200, rows);
    }
    case 'POST /api/dishes': {
      const { name, price } = (await readJson(request)) as { name: string; price: number };
      const text = 'INSERT INTO dishes (name, price) VALUES ($1, $2) RETURNING id';
      return sendJson(response, 201, (await query(text, [name, price])).rows[0]);
    }
    case 'PUT /api/dishes/7': {
      const { price } = (await readJson(request)) as { price: number };
      await query('UPDATE dishes SET price = $2 WHERE id = $1', [id, price]);
      return sendJson(response, 200, { id: Number(id), price });
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
}

const takeLeave = announce(1);
closeAtSigterm(server, takeLeave);
server.listen(Number(process.env.PORT ?? 3000), () => console.log('v1 is open.'));
