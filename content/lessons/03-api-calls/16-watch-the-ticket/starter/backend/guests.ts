import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who sends this request: a name that nobody can guess, kept in a cookie. New guests get one with the answer. */
export function guestOf(request: IncomingMessage, response: ServerResponse): string {
  const [, known] = /(?:^|; )guest=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
  if (known) return known;
  const guest = crypto.randomUUID();
  response.setHeader('set-cookie', `guest=${guest}; Path=/; HttpOnly; SameSite=Lax`);
  return guest;
}
