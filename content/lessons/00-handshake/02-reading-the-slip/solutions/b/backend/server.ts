import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { menu } from './menu.ts';

interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** What each path has, by method. A path is a list of its parts: `/api/menu/12` is api, menu, 12. */
function answer({ method, url = '/' }: IncomingMessage): Reply {
  const [api, list, id, ...rest] = url.split('?')[0].split('/').slice(1);
  if (api !== 'api' || list !== 'menu' || rest.length > 0) {
    return { status: 404, body: { problem: 'unknown path' } };
  }
  switch (method) {
    case 'GET':
    case 'HEAD':
      return read(id);
    default:
      return { status: 405, body: { problem: 'read only' }, headers: { allow: 'GET, HEAD' } };
  }
}

function read(id: string | undefined): Reply {
  if (id === undefined) return { status: 200, body: menu };
  const dish = menu.find((one) => String(one.id) === id);
  return dish ? { status: 200, body: dish } : { status: 404, body: { problem: 'unknown dish' } };
}

function send(request: IncomingMessage, response: ServerResponse): void {
  console.log(`${request.method} ${request.url}`);
  const { status, body, headers } = answer(request);
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  if (request.method === 'HEAD') response.end();
  else response.end(text);
}

createServer(send).listen(3000, () => console.log('The kitchen is open on port 3000.'));
