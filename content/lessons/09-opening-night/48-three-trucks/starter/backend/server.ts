import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { menu } from './menu.ts';
import { sendJson } from './json.ts';
import { settings } from './settings.ts';

/** What a dinner takes in the oven, in milliseconds. */
const COOKING = 3000;

let isLeaving = false;

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  switch (`${request.method} ${pathname}`) {
    case 'GET /healthz':
      return sendJson(response, 200, { alive: true });
    case 'GET /readyz':
      return sendJson(response, isLeaving ? 503 : 200, { ready: !isLeaving });
    case 'GET /office/status':
      // Only the manager gets in here, with a badge.
      return sendJson(response, 401, { error: 'Who is asking?' });
    case 'GET /api/menu':
      return sendJson(response, 200, menu);
    case 'POST /api/orders':
      await pause(COOKING);
      return sendJson(response, 201, { dish: 'Dal' });
    case 'GET /api/till':
      // The bank compares this with what it knows. The key itself never leaves the kitchen.
      return sendJson(response, 200, {
        fingerprint: createHash('sha256').update(settings.tillKey).digest('hex'),
      });
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
});

server.listen(settings.port, () => console.log(`The kitchen is open on port ${settings.port}.`));

process.on('SIGTERM', async () => {
  if (isLeaving) return;
  isLeaving = true;
  console.log('Last orders. Whoever sends guests here hears it at /readyz.');
  await pause(settings.drainSeconds * 1000);
  server.close(() => {
    console.log('All plates are out. Good night.');
    process.exit(0);
  });
});
