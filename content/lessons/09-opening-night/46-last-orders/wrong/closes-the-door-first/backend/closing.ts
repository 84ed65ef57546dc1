import type { Server, ServerResponse } from 'node:http';
import { pool } from './db.ts';
import { inHand } from './orders.ts';

/** The host kills after ten seconds. By then we have left. */
const LAST_MOMENT = 9000;

/** Whether the kitchen takes its last orders. */
export const closing = { hasBegun: false };

/** Responses that do not end by themselves. */
export const streams = new Set<ServerResponse>();

/** Lets SIGTERM close the kitchen, step by step. */
export function closeAtSigterm(server: Server): void {
  server.on('request', (_request, response) => {
    // Once it is answered, a client may keep its connection for a next request. There will be none.
    response.on('close', () => {
      if (closing.hasBegun) server.closeIdleConnections();
    });
  });

  async function close(): Promise<void> {
    if (closing.hasBegun) return;
    closing.hasBegun = true;
    console.log('Last orders.');
    setTimeout(leave, LAST_MOMENT);
    const isEmpty = new Promise<unknown>((resolve) => server.close(resolve));
    for (const stream of streams) stream.end();
    await isEmpty;
    await pool.end();
    console.log('The kitchen is clean.');
    process.exit(0);
  }
  process.on('SIGTERM', close);
}

function leave(): void {
  console.error(`Left unfinished: order ${[...inHand].join(', ')}.`);
  process.exit(0);
}
