import { createServer, type ServerResponse } from 'node:http';
import { addOrder, findDish, findOrder } from './book.ts';
import { readForm } from './form.ts';
import { dishPage, entrancePage, menuPage, missingPage, orderPage } from './pages.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');

  if (pathname === '/') return show(response, entrancePage());
  if (pathname === '/menu') return show(response, menuPage());
  // The cards on the tables still say /tonight, and always will.
  if (pathname === '/tonight') return redirect(response, 301, '/menu');

  const [, thing, id] = /^\/(dishes|orders)\/(\d+)$/.exec(pathname) ?? [];
  const dish = thing === 'dishes' && findDish(Number(id));
  if (dish) return show(response, dishPage(dish));
  const order = thing === 'orders' && findOrder(Number(id));
  if (order) return show(response, orderPage(order));

  if (pathname === '/orders' && request.method === 'POST') {
    const form = await readForm(request);
    const ordered = findDish(Number(form.get('dish')));
    if (ordered) return redirect(response, 303, `/orders/${addOrder(ordered).id}`);
  }
  show(response, missingPage(), 404);
});

function show(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}

/** Sends the browser elsewhere: 303 to look at what was done, 301 because the page has moved for good. */
function redirect(response: ServerResponse, status: 301 | 303, location: string): void {
  response.writeHead(status, { location });
  response.end();
}

server.listen(3000, () => console.log('The kitchen is open on port 3000.'));
