import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export interface Person {
  id: number;
  name: string;
  role: 'customer' | 'cook' | 'manager';
}

/** Who wears which band, and since when. */
const sessions = new Map<string, { person: Person; begun: number; seen: number }>();

/** Answers somebody whose password was right, and ties a new band around their wrist. */
export async function openSession(c: Context, person: Person): Promise<Response> {
  sessions.delete(getCookie(c, 'session') ?? '');
  const token = randomBytes(32).toString('base64url');
  const { id, name, role } = person;
  sessions.set(token, { person: { id, name, role }, begun: Date.now(), seen: Date.now() });
  setCookie(c, 'session', token, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  return c.json({ name });
}

/** Answers somebody who would like to be forgotten. */
export async function closeSession(c: Context): Promise<Response> {
  sessions.delete(getCookie(c, 'session') ?? '');
  deleteCookie(c, 'session', { path: '/', secure: true });
  return c.body(null, 204);
}

/** Who sends this request; `null` when nobody knows. */
export async function whoIsAsking(c: Context): Promise<Person | null> {
  const session = sessions.get(getCookie(c, 'session') ?? '');
  const now = Date.now();
  if (!session || now - session.seen > 30 * 60_000 || now - session.begun > 12 * 3600_000) {
    return null;
  }
  session.seen = now;
  return session.person;
}
