import type { IncomingMessage } from 'node:http';
import { query } from './db.ts';
import { limits } from './limits.ts';

/** Who asks. The proxy in front of us writes at the right end; what stands left of it, anybody may have written. */
export function callerOf({ headers, socket }: IncomingMessage): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || socket.remoteAddress || 'nobody';
}

/** The tokens of a bucket by now. */
const filled = `least($2::float8,
  bucket.tokens + $3::float8 * extract(epoch FROM now() - bucket.refilled_at))`;

/** Takes a token from a caller's bucket. Gives 0, or the seconds until there is one. */
export async function take(kind: keyof typeof limits, caller: string): Promise<number> {
  const { burst, perSecond } = limits[kind];
  const key = `${kind} ${caller}`;
  // Whoever is not in the table has a full bucket. One statement fills up, looks and takes, so no two get the same token.
  const { rows: taken } = await query<{ tokens: number }>(
    `INSERT INTO rate_buckets AS bucket VALUES ($1, $2::float8 - 1, now())
     ON CONFLICT (key) DO UPDATE SET tokens = greatest(${filled} - 1, -1), refilled_at = now()
     RETURNING tokens`,
    [key, burst, perSecond],
  );
  if (taken[0].tokens >= 0) return 0;
  const { rows } = await query<{ tokens: number }>(
    `SELECT ${filled} AS tokens FROM rate_buckets AS bucket WHERE key = $1`,
    [key, burst, perSecond],
  );
  return Math.max(1, Math.ceil((1 - (rows[0]?.tokens ?? 0)) / perSecond));
}

/** Throws buckets away that are full by now: a full one is the same as none. */
export async function forgetFullBuckets(): Promise<void> {
  const slowest = Math.max(
    ...Object.values(limits).map(({ burst, perSecond }) => burst / perSecond),
  );
  await query(`DELETE FROM rate_buckets WHERE refilled_at < now() - $1 * interval '1 second'`, [
    slowest,
  ]);
}
