import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (request.method !== 'GET' || pathname !== '/api/dishes') {
    return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
  const words = searchParams.get('q')?.trim().toLowerCase() ?? '';
  if (words === '') return sendJson(response, 200, menu);

  const found = menu.filter(({ name }) => name.toLowerCase().includes(words));
  // Tomasz pulls every card that fits out of the box. Many cards take long.
  await sleep(150 * found.length);
  sendJson(response, 200, found);
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
