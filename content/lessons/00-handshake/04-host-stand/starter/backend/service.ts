import { createServer } from 'node:http';
import { readJson, sendJson } from './json.ts';

/** An answer other than the one that was asked for. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Answers one kind of request. `guest` is who is asking, as the header X-User says; '' when it says nothing. */
type Handler = (guest: string, body: unknown) => unknown;

/**
 * Opens a service that only the host stand should talk to. It believes what X-User says, and writes the number of the
 * request, X-Request-Id, into its log.
 */
export function openService(name: string, port: number, handlers: Record<string, Handler>): void {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const guest = String(request.headers['x-user'] ?? '');
    console.log(
      `[${name}] ${request.headers['x-request-id'] ?? '-'} ${request.method} ${pathname}`,
    );
    try {
      const handler = handlers[`${request.method} ${pathname}`];
      if (!handler) throw new Refusal(404, `The service ${name} does not know this path.`);
      const body = request.method === 'POST' ? await readJson(request) : null;
      sendJson(response, 200, handler(guest, body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendJson(response, error.status, { error: error.message });
    }
  });
  server.listen(port, () => console.log(`[${name}] listens on port ${port}.`));
}
