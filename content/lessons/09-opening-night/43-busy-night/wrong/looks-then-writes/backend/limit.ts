import type { IncomingMessage } from 'node:http';
import { pool } from './db.ts';
import { limits, type Limit } from './limits.ts';

/** Buckets not touched for so many milliseconds are full again, whatever they were for. */
const FULL_AFTER = 60_000;
let cleanedAt = 0;

/** How many seconds a request has to wait; 0 when it may come in now. */
export async function waitOf(request: IncomingMessage, pathname: string): Promise<number> {
  const caller = addressOf(request);
  const wait = await take(`any:${caller}`, limits.any);
  if (wait > 0 || pathname !== '/api/login') return wait;
  return take(`login:${caller}`, limits.login);
}

/** One proxy stands in front of us, so the last address in the list is the one that it has seen. */
function addressOf({ headers, socket }: IncomingMessage): string {
  const addresses = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return addresses.pop()!.trim() || String(socket.remoteAddress);
}

async function take(key: string, { burst, perSecond }: Limit): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO rate_buckets VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      key,
      burst,
      new Date(),
    ]);
    const { rows } = await client.query<{ tokens: number; refilled_at: Date }>(
      'SELECT tokens, refilled_at FROM rate_buckets WHERE key = $1',
      [key],
    );
    const [{ tokens, refilled_at }] = rows;
    const now = Date.now();
    const filled = Math.min(burst, tokens + ((now - refilled_at.getTime()) / 1000) * perSecond);
    const isIn = filled >= 1;
    await client.query('UPDATE rate_buckets SET tokens = $2, refilled_at = $3 WHERE key = $1', [
      key,
      isIn ? filled - 1 : filled,
      new Date(now),
    ]);
    if (now - cleanedAt > FULL_AFTER) {
      cleanedAt = now;
      await client.query('DELETE FROM rate_buckets WHERE refilled_at < $1', [
        new Date(now - FULL_AFTER),
      ]);
    }
    await client.query('COMMIT');
    return isIn ? 0 : Math.max(1, Math.ceil((1 - filled) / perSecond));
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
