import type { IncomingMessage } from 'node:http';

const guests: Record<string, string> = { 'token-5d1c': 'luz', 'token-9a40': 'joon' };

/** Who sent a request, by the token that it brings: `Authorization: Bearer token-5d1c`. `null` when it brings none of ours. */
export function guestOf({ headers }: IncomingMessage): string | null {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  return guests[token] ?? null;
}
