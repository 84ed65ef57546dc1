import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { sendJson } from './json.ts';
import { handBack, headersOf, sendOn } from './send-on.ts';
import { guestOf } from './tokens.ts';

/** Services by the second step of the path: `/api/menu`. */
const services = new Map([
  ['menu', 'http://localhost:4001'],
  ['orders', 'http://localhost:4002'],
  ['users', 'http://localhost:4003'],
]);

/** The few headers that services need. Nothing else of a request goes on. */
const passed = ['accept', 'content-type'];

const gateway = createServer(async (request, response) => {
  const id = randomUUID();
  response.setHeader('X-Request-Id', id);
  console.log(`[gateway] ${id} ${request.method} ${request.url}`);

  const { pathname } = new URL(request.url ?? '/', 'http://localhost:3000');
  const [, api, name = ''] = pathname.split('/');
  const address = api === 'api' ? services.get(name) : undefined;
  if (!address) return sendJson(response, 404, { error: 'Nobody here knows this path.' });

  const answer = await within(2000, (signal) =>
    sendOn(request, address, headersFor(request, id), signal),
  );
  if (answer instanceof Response) return handBack(response, answer);
  const status = answer === 'late' ? 504 : 502;
  sendJson(response, status, { error: `The service ${name} does not answer.`, request: id });
});

function headersFor(request: IncomingMessage, id: string): Record<string, string> {
  const all = headersOf(request);
  const headers: Record<string, string> = { 'x-request-id': id };
  for (const name of passed) if (all[name]) headers[name] = all[name];
  const guest = guestOf(request);
  return guest ? { ...headers, 'x-user': guest } : headers;
}

/** What comes of some work; `late` when it takes longer, and `down` when it fails. */
async function within<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ms);
  try {
    return await work(abort.signal);
  } catch {
    return abort.signal.aborted ? 'late' : 'down';
  } finally {
    clearTimeout(timer);
  }
}

gateway.listen(3000, () => console.log('[gateway] The host stand is open on port 3000.'));
