import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { query } from './db.ts';
import { isRight } from './passwords.ts';
import { refuse } from './refuse.ts';

/** Somebody who has logged in. */
export interface Person {
  id: number;
  name: string;
  role: 'customer' | 'cook' | 'manager';
}

/** What every handler finds in its context: `c.get('person')`, `null` for a guest. */
export interface Door {
  Variables: { person: Person | null };
}

/** Looks at the cookie, and says who is asking. It refuses nobody. */
export const whoIsAsking = createMiddleware<Door>(async (c, next) => {
  const token = getCookie(c, 'session');
  const found =
    token &&
    (await query<Person>(
      `SELECT id, name, role FROM sessions JOIN users ON users.id = user_id
     WHERE token_hash = $1 AND expires_at > now()`,
      [hashOf(token)],
    ));
  const person = (found && found.rows[0]) || null;
  c.set('person', person);
  await next();
  const id = (c.req.header('x-request-id') ?? '-').slice(0, 4);
  const line = `[kitchen] ${id} ${c.req.method} ${c.req.path}`;
  console.log(`${line}: for ${person?.name ?? 'a guest'}, ${c.res.status}.`);
});

/** Logging in and out. */
export const sessions = new Hono<Door>();

sessions.post('/', async (c) => {
  const { email, password } = await c.req.json();
  const { rows } = await query<{ id: number; password_hash: string }>(
    'SELECT id, password_hash FROM users WHERE email = $1',
    [email],
  );
  if (!(await isRight(password, rows[0]?.password_hash))) return refuse(c, 401);
  const token = randomBytes(32).toString('base64url');
  await query(
    `INSERT INTO sessions (token_hash, user_id, expires_at)
     VALUES ($1, $2, now() + interval '12 hours')`,
    [hashOf(token), rows[0].id],
  );
  setCookie(c, 'session', token, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  return c.body(null, 204);
});

sessions.delete('/', async (c) => {
  const token = getCookie(c, 'session');
  if (token) await query('DELETE FROM sessions WHERE token_hash = $1', [hashOf(token)]);
  deleteCookie(c, 'session', { path: '/', secure: true });
  return c.body(null, 204);
});

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
