import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { sendJson } from './json.ts';
import { handBack, headersOf, sendOn } from './send-on.ts';
import { guestOf } from './tokens.ts';

/** How long a service may stay silent. */
const LIMIT_MS = 2000;

/** Who answers what. A path belongs to the one whose name it is, or begins with up to a slash. */
const services: [path: string, address: string][] = [
  ['/api/menu', 'http://localhost:4001'],
  ['/api/orders', 'http://localhost:4002'],
  ['/api/users', 'http://localhost:4003'],
];

const gateway = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const id = randomUUID();
  response.setHeader('x-request-id', id);
  console.log(`[gateway] ${id} ${request.method} ${pathname}`);

  const service = services.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
  if (!service) {
    return sendJson(response, 404, { error: 'The host stand does not know this path.' });
  }

  // Whatever was written outside about who this is, is gone.
  const { 'x-user': _forged, ...headers } = headersOf(request);
  const guest = guestOf(request);
  if (guest) headers['x-user'] = guest;
  headers['x-request-id'] = id;

  const signal = AbortSignal.timeout(LIMIT_MS);
  await handBack(response, await sendOn(request, service[1], headers, signal));
});

gateway.listen(3000, () => console.log('[gateway] The host stand is open on port 3000.'));
