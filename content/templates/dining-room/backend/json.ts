import type { IncomingMessage, ServerResponse } from 'node:http';

/** Nobody orders a novel. A server that reads without a limit can be filled until it falls over. */
const MAX_BYTES = 10_000;

/** Reads the body of a request as JSON. Rejects when it is not JSON or too long. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new RangeError('The body is too long.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Answers with a status and a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
