import type { IncomingMessage } from 'node:http';
import { query } from './db.ts';
import { limits } from './limits.ts';

/** Who asks. The proxy in front of us writes at the right end; what stands left of it, anybody may have written. */
export function callerOf({ headers, socket }: IncomingMessage): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || socket.remoteAddress || 'nobody';
}

/** The tokens of a bucket by now: with every new second, all of them. */
const filled = `CASE WHEN date_trunc('second', now()) > bucket.refilled_at
  THEN $2::float8 ELSE bucket.tokens END`;

/** Counts a request. Gives 0, or the seconds until the next count begins. */
export async function take(kind: keyof typeof limits, caller: string): Promise<number> {
  const { rowCount } = await query(
    `INSERT INTO rate_buckets AS bucket VALUES ($1, $2::float8 - 1, now())
     ON CONFLICT (key) DO UPDATE SET tokens = ${filled} - 1, refilled_at = now()
     WHERE ${filled} >= 1`,
    [`${kind} ${caller}`, limits[kind].burst],
  );
  return rowCount === 1 ? 0 : 1;
}

/** Throws old counts away. */
export async function forgetFullBuckets(): Promise<void> {
  await query(`DELETE FROM rate_buckets WHERE refilled_at < now() - interval '1 second'`);
}
