import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { guestOf } from './guests.ts';
import { readJson, sendJson } from './json.ts';
import { board, findOrder, onStep, takeOrder, type Order, type Step } from './kitchen.ts';
import { menu } from './menu.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const guest = guestOf(request, response);

  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'GET /api/board':
      return sendJson(response, 200, board());
    case 'POST /api/orders': {
      const { dish: id } = (await readJson(request)) as { dish: number };
      const dish = menu.find((one) => one.id === id);
      if (!dish) return sendJson(response, 404, { error: 'There is no such dish.' });
      return sendJson(response, 201, takeOrder(dish.name, guest));
    }
  }

  const [, number] = /^\/api\/orders\/(\d+)\/events$/.exec(pathname) ?? [];
  const order = findOrder(Number(number));
  if (request.method === 'GET' && order?.guest === guest) return stream(order, request, response);
  sendJson(response, 404, { error: 'There is nothing here for you.' });
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));

/** Sends the steps that the page does not know as events, until the dish is at the table. */
function stream(order: Order, request: IncomingMessage, response: ServerResponse): void {
  const known = order.steps.findIndex(({ id }) => String(id) === request.headers['last-event-id']);
  // 204 tells the page that there is nothing more, and that it need not come back.
  if (order.steps[known]?.done) return void response.writeHead(204).end();

  response.writeHead(200, { 'content-type': 'text/event-stream' });
  // Ask again quickly when the line breaks.
  response.write('retry: 1000\n\n');
  const tell = ({ id, text, done }: Step) => {
    response.write(`event: step\nid: ${id}\ndata: ${text}\n\n`);
    if (done) response.end();
  };
  const stop = onStep(order, tell);
  const pulse = setInterval(() => response.write(':\n\n'), 20_000);
  response.on('close', () => {
    clearInterval(pulse);
    stop();
  });
  for (const step of order.steps.slice(known + 1)) tell(step);
}
