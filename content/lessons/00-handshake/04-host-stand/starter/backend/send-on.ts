import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers that belong to one connection, and are not sent on (RFC 9110, section 7.6.1). */
const ofThisHop = ['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive'];

/** The headers of a request, without those that belong to its connection. Names are in lower case. */
export function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ofThisHop.includes(name) ? [] : [[name, String(value)]],
    ),
  );
}

/**
 * Sends a request on to a service, `http://localhost:4001`, with these headers. Rejects when nobody is there, and when
 * `signal` is aborted.
 */
export async function sendOn(
  request: IncomingMessage,
  service: string,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
  return fetch(service + request.url, { method: request.method, headers, body, signal });
}

/** Hands the answer of a service back to whoever asked. */
export async function handBack(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader('content-type', answer.headers.get('content-type') ?? 'text/plain');
  response.end(await answer.text());
}
