import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_ARRIVAL, MAX_BYTES } from './limits.ts';

/** A body that is not read: its status and the reason. */
export class Unread extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the body of a request as JSON. Rejects with `Unread` when it is too long, too slow or no JSON. */
export function readJson(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => fail(408, 'The order took too long.'), MAX_ARRIVAL);
    function fail(status: number, message: string) {
      clearTimeout(late);
      request.removeAllListeners('data');
      reject(new Unread(status, message));
    }
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      text += piece;
      if (text.length > MAX_BYTES) fail(413, 'Nobody can read so long an order.');
    });
    request.on('error', () => fail(400, 'The order broke off.'));
    request.on('end', () => {
      clearTimeout(late);
      try {
        resolve(JSON.parse(text));
      } catch {
        fail(400, 'The order is no JSON.');
      }
    });
  });
}

/** Answers with a status and a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
