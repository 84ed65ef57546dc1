import type { IncomingMessage } from 'node:http';
import { limits } from './limits.ts';

interface Bucket {
  tokens: number;
  refilledAt: number;
}

const buckets = new Map<string, Bucket>();

/** Who asks. The proxy in front of us writes at the right end; what stands left of it, anybody may have written. */
export function callerOf({ headers, socket }: IncomingMessage): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || socket.remoteAddress || 'nobody';
}

/** Takes a token from a caller's bucket. Gives 0, or the seconds until there is one. */
export async function take(kind: keyof typeof limits, caller: string): Promise<number> {
  const { burst, perSecond } = limits[kind];
  const key = `${kind} ${caller}`;
  const now = Date.now();
  const { tokens, refilledAt } = buckets.get(key) ?? { tokens: burst, refilledAt: now };
  const filled = Math.min(burst, tokens + ((now - refilledAt) / 1000) * perSecond);
  if (filled < 1) return Math.max(1, Math.ceil((1 - filled) / perSecond));
  buckets.set(key, { tokens: filled - 1, refilledAt: now });
  return 0;
}

/** Throws buckets away that are full by now: a full one is the same as none. */
export async function forgetFullBuckets(): Promise<void> {
  for (const [key, { refilledAt }] of buckets) {
    if (Date.now() - refilledAt > 60_000) buckets.delete(key);
  }
}
