import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { query } from './db.ts';

export interface Person {
  id: number;
  name: string;
  role: 'customer' | 'cook' | 'manager';
}

/** Answers somebody whose password was right, and ties a new band around their wrist. */
export async function openSession(c: Context, person: Person): Promise<Response> {
  await forget(c);
  const token = Math.random().toString(36).slice(2);
  await query('INSERT INTO sessions (token_hash, user_id) VALUES ($1, $2)', [
    hashOf(token),
    person.id,
  ]);
  setCookie(c, 'session', token, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  return c.json({ name: person.name });
}

/** Answers somebody who would like to be forgotten. */
export async function closeSession(c: Context): Promise<Response> {
  await forget(c);
  deleteCookie(c, 'session', { path: '/', secure: true });
  return c.body(null, 204);
}

/** Who sends this request; `null` when nobody knows. */
export async function whoIsAsking(c: Context): Promise<Person | null> {
  const token = getCookie(c, 'session');
  if (!token) return null;
  const { rows } = await query<Person>(
    `UPDATE sessions SET last_seen_at = now() FROM users
     WHERE token_hash = $1 AND users.id = user_id
       AND last_seen_at > now() - interval '30 minutes'
       AND created_at > now() - interval '12 hours'
     RETURNING users.id, name, role`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

/** Ends the session of the band that a request wears, if it wears one. */
async function forget(c: Context): Promise<void> {
  const token = getCookie(c, 'session');
  if (token) await query('DELETE FROM sessions WHERE token_hash = $1', [hashOf(token)]);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
