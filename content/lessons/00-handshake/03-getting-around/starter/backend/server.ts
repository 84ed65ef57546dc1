import { createServer } from 'node:http';
import { addOrder, findDish } from './book.ts';
import { readForm } from './form.ts';
import { dishPage, entrancePage, menuPage, missingPage, orderPage } from './pages.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  response.setHeader('content-type', 'text/html; charset=utf-8');

  if (pathname === '/') return response.end(entrancePage());
  // The cards on the tables still say /tonight.
  if (pathname === '/menu' || pathname === '/tonight') return response.end(menuPage());

  const [, id] = /^\/dishes\/(\d+)$/.exec(pathname) ?? [];
  const dish = findDish(Number(id));
  if (dish) return response.end(dishPage(dish));

  if (pathname === '/orders' && request.method === 'POST') {
    const form = await readForm(request);
    const ordered = findDish(Number(form.get('dish')));
    if (ordered) return response.end(orderPage(addOrder(ordered)));
  }
  response.end(missingPage());
});

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
