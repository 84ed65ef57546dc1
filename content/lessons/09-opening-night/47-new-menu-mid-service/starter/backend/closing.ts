import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pool } from './db.ts';

/** The host asks every second and believes the second no. After this it has noticed for certain. */
const NOTICE = 2500;

/** Whether this instance is about to leave. */
export const closing = { hasBegun: false };

/** Lets SIGTERM close a server: not ready, wait, close the door, take leave, end. */
export function closeAtSigterm(server: Server, takeLeave: () => Promise<unknown>): void {
  server.on('request', (_request, response) => {
    response.on('close', () => {
      if (closing.hasBegun) server.closeIdleConnections();
    });
  });

  async function close(): Promise<void> {
    if (closing.hasBegun) return;
    closing.hasBegun = true;
    await sleep(NOTICE);
    await new Promise<unknown>((resolve) => server.close(resolve));
    await takeLeave();
    await pool.end();
    process.exit(0);
  }
  process.on('SIGTERM', close);
}
