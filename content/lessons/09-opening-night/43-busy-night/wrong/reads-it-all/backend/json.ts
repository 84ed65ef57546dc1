import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BYTES } from './limits.ts';

/** The body is longer than we read. */
export class TooLong extends Error {}

/** Reads the body of a request as JSON, and measures it. Rejects when it is not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (body.length > MAX_BYTES) throw new TooLong();
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

/** Answers with a status and a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
