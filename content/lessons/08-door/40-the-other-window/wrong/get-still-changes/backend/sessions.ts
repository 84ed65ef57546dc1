import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { query } from './db.ts';
import { isRight } from './passwords.ts';

export interface Person {
  id: number;
  name: string;
}

/** What every handler finds in its context: `c.get('person')`, `null` for a guest. */
export interface Door {
  Variables: { person: Person | null };
}

/** Looks at the cookie, and says who is asking. It refuses nobody. */
export const whoIsAsking = createMiddleware<Door>(async (c, next) => {
  const token = getCookie(c, 'session');
  const { rows } = await query<Person>(
    'SELECT id, name FROM sessions JOIN users ON users.id = user_id WHERE token_hash = $1',
    [hashOf(token ?? '')],
  );
  c.set('person', rows[0] ?? null);
  await next();
});

/** Answers somebody who logs in. */
export async function logIn(c: Context): Promise<Response> {
  const { email, password } = await c.req.json();
  const { rows } = await query<{ id: number; password_hash: string }>(
    'SELECT id, password_hash FROM users WHERE email = $1',
    [email],
  );
  if (!(await isRight(password, rows[0]?.password_hash))) {
    return c.json({ error: 'This address and this password do not go together.' }, 401);
  }
  const token = randomBytes(32).toString('base64url');
  await query('INSERT INTO sessions (token_hash, user_id) VALUES ($1, $2)', [
    hashOf(token),
    rows[0].id,
  ]);
  setCookie(c, 'session', token, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  return c.body(null, 204);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
