import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { loadMenu, tonightsMenu } from './menu.ts';

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  switch (`${request.method} ${pathname}`) {
    case 'GET /api/menu': {
      const menu = tonightsMenu();
      if (!menu) return sendJson(response, 500, { error: 'There is no menu yet.' });
      return sendJson(response, 200, menu);
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

await loadMenu();
server.listen(8080, () => console.log('The kitchen is open on port 8080.'));
