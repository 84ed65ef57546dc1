import { createServer, type IncomingMessage } from 'node:http';
import { addOrder, findDish, findOrder } from './book.ts';
import { readForm } from './form.ts';
import { dishPage, entrancePage, menuPage, missingPage, orderPage } from './pages.ts';

interface Reply {
  status: number;
  html?: string;
  location?: string;
}

/** Each address, with what it answers; nothing means that there is no such page. */
const routes: [RegExp, (id: number, request: IncomingMessage) => Reply | Promise<Reply> | null][] =
  [
    [/^GET \/$/, () => page(entrancePage())],
    [/^GET \/menu$/, () => page(menuPage())],
    [/^GET \/tonight$/, () => ({ status: 308, location: '/menu' })],
    [/^GET \/dishes\/(\d+)$/, (id) => found(findDish(id), dishPage)],
    [/^GET \/orders\/(\d+)$/, (id) => found(findOrder(id), orderPage)],
    [/^POST \/orders$/, (_, request) => takeOrder(request)],
  ];

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const { status, html, location } = await answer(`${method} ${pathname}`, request);
  if (html) response.setHeader('content-type', 'text/html; charset=utf-8');
  if (location) response.setHeader('location', location);
  response.statusCode = status;
  response.end(html);
});

async function answer(line: string, request: IncomingMessage): Promise<Reply> {
  for (const [pattern, reply] of routes) {
    const match = pattern.exec(line);
    const found = match && (await reply(Number(match[1]), request));
    if (found) return found;
  }
  return { status: 404, html: missingPage() };
}

async function takeOrder(request: IncomingMessage): Promise<Reply> {
  const dish = findDish(Number((await readForm(request)).get('dish')));
  if (!dish) return { status: 404, html: missingPage() };
  return { status: 303, location: `/orders/${addOrder(dish).id}` };
}

function page(html: string): Reply {
  return { status: 200, html };
}

function found<Thing>(thing: Thing | undefined, draw: (thing: Thing) => string): Reply | null {
  return thing === undefined ? null : page(draw(thing));
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
