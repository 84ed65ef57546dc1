import { createServer, type ServerResponse } from 'node:http';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

/** Orders by their number. The book begins elsewhere each time the kitchen opens. */
const orders = new Map<number, { id: number; dish: string }>();
const first = 41 + Math.floor(Math.random() * 500);
['Masala dosa', 'Dal'].forEach((dish, index) =>
  orders.set(first + index, { id: first + index, dish }),
);

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const [, number] = /^\/api\/orders\/(\d+)$/.exec(pathname) ?? [];
  const order = orders.get(Number(number));

  if (request.method === 'GET' && pathname === '/api/menu') {
    return sendJson(response, 200, menu);
  }
  if (number === undefined) return refuse(response, 'The kitchen does not know this path.');
  if (order === undefined) return refuse(response, `There is no order ${number}.`);

  switch (request.method) {
    case 'GET':
      return sendJson(response, 200, order);
    case 'DELETE':
      orders.delete(order.id);
      response.writeHead(204).end();
      return;
    default:
      response.writeHead(405, { allow: 'GET, DELETE' }).end();
  }
});

server.listen(3000, () =>
  console.log(`The kitchen is open. It cooks orders ${first} and ${first + 1}.`),
);

/** Answers with 404 and what is wrong, in the form of RFC 9457. */
function refuse(response: ServerResponse, title: string): void {
  response.writeHead(404, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ title, status: 404 }));
}
