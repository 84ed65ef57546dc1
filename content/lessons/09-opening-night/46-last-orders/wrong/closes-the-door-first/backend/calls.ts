import type { IncomingMessage, ServerResponse } from 'node:http';
import { streams } from './closing.ts';
import { query } from './db.ts';

/** Milliseconds between two looks at the pantry's book of calls. */
const PERIOD = 500;

/** Keeps the response open and sends every call of the kitchen, beginning after the last one that the page has heard. */
export async function streamCalls(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  let last = Number(request.headers['last-event-id'] ?? 0);
  let timer: NodeJS.Timeout;
  streams.add(response);
  response.on('close', () => {
    streams.delete(response);
    clearTimeout(timer);
  });

  async function look(): Promise<void> {
    const text = 'SELECT id, text FROM calls WHERE id > $1 ORDER BY id';
    const { rows } = await query<{ id: number; text: string }>(text, [last]);
    if (response.writableEnded) return;
    for (const call of rows) response.write(`id: ${call.id}\ndata: ${call.text}\n\n`);
    last = rows.at(-1)?.id ?? last;
    timer = setTimeout(() => look().catch(() => response.destroy()), PERIOD);
  }
  await look();
}
