import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (request.method !== 'GET' || pathname !== '/api/menu') {
    return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
  // Tomasz looks into the fridge before he promises anything.
  await sleep(1500);
  sendJson(response, 200, menu);
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
