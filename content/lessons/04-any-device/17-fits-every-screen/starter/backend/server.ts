import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');

  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    default:
      return sendJson(response, 404, { error: `The kitchen does not know ${pathname}.` });
  }
});

server.listen(Number(process.env.PORT), () => {
  console.log(`The kitchen is open on port ${process.env.PORT}.`);
});
