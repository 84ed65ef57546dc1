import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { tonightsMenu } from './menu.ts';
import { readiness, watchPantry } from './readiness.ts';
import { settings } from './settings.ts';

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  switch (`${request.method} ${pathname}`) {
    case 'GET /healthz':
      return sendJson(response, 200, { status: 'alive' });
    case 'GET /readyz':
      return sendJson(response, readiness.now ? 200 : 503, readiness);
    case 'GET /api/menu': {
      const menu = tonightsMenu();
      if (!menu) return sendJson(response, 503, { error: 'There is no menu yet.' });
      return sendJson(response, 200, menu);
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

void watchPantry();
server.listen(settings.PORT, '0.0.0.0', () => {
  console.log(`The kitchen is open on port ${settings.PORT}.`);
});
