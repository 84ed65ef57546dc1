import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson } from './json.ts';
import { menu } from './menu.ts';

/** How many guests like each dish, and whether the guest of this page is among them. */
const likes = new Map(menu.map(({ id }) => [id, { hearts: anyCount(), mine: false }]));
const OUT_OF_SEASON = 3;

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  if (request.method === 'GET' && pathname === '/api/dishes') {
    const dishes = menu.map((dish) => ({ ...dish, ...likes.get(dish.id) }));
    return sendJson(response, 200, dishes);
  }

  const [, id] = /^\/api\/dishes\/(\d+)\/heart$/.exec(pathname) ?? [];
  const like = likes.get(Number(id));
  if (!like) return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  if (request.method !== 'PUT' && request.method !== 'DELETE') {
    response.setHeader('allow', 'PUT, DELETE');
    return sendJson(response, 405, { error: 'A heart can be set and taken away.' });
  }

  // Priya writes hearts into a paper book, with a quill.
  await sleep(2000);
  if (Number(id) === OUT_OF_SEASON) {
    return sendJson(response, 409, { error: 'This dish has left the menu.' });
  }
  const mine = request.method === 'PUT';
  // Twice the same is once: a guest has one heart for each dish.
  if (mine !== like.mine) like.hearts += mine ? 1 : -1;
  like.mine = mine;
  sendJson(response, 200, like);
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));

function anyCount(): number {
  return 20 + Math.floor(Math.random() * 60);
}
