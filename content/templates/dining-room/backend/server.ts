import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (request.method === 'GET' && pathname === '/api/menu') return sendJson(response, 200, menu);
  sendJson(response, 404, { error: 'The kitchen does not know this path.' });
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
