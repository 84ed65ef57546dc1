import { createServer, type ServerResponse } from 'node:http';
import { menu } from './menu.ts';

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);

  const pathname = request.url ?? '/';
  const [, id] = /^\/api\/menu\/(\d+)$/.exec(pathname) ?? [];
  if (pathname !== '/api/menu' && id === undefined) {
    return send(response, 404, { error: 'The kitchen does not know this path.' });
  }

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(response, 405, { error: 'This can only be read.' });
  }

  if (id === undefined) return send(response, 200, menu);
  const dish = menu.find((dish) => dish.id === Number(id));
  if (!dish) return send(response, 404, { error: 'There is no such dish.' });
  send(response, 200, dish);
});

/** Node leaves out the body by itself when the method is HEAD. */
function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
