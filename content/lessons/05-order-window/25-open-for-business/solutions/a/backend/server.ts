import { createServer } from 'node:http';
import { pool } from './db.ts';
import { sendJson } from './json.ts';
import { loadMenu, tonightsMenu } from './menu.ts';
import { settings } from './settings.ts';

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  switch (`${request.method} ${pathname}`) {
    case 'GET /healthz':
      // This process answers, and nothing more is asked: a new one would not open the pantry.
      return sendJson(response, 200, { alive: true });
    case 'GET /readyz': {
      const ready = tonightsMenu() !== null && (await canReachPantry());
      return sendJson(response, ready ? 200 : 503, { ready });
    }
    case 'GET /api/menu': {
      const menu = tonightsMenu();
      if (!menu) return sendJson(response, 503, { error: 'There is no menu yet.' });
      return sendJson(response, 200, menu);
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

function canReachPantry(): Promise<boolean> {
  return pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
}

/** Tries until it works: the pantry may open later than the kitchen. */
async function warmUp(): Promise<void> {
  try {
    await loadMenu();
    console.log('The menu is ready.');
  } catch (error) {
    console.error(`No menu yet: ${(error as Error).message}`);
    setTimeout(warmUp, 200);
  }
}

server.listen(settings.port, () => console.log(`The kitchen is open on port ${settings.port}.`));
await warmUp();
