import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { query } from './db.ts';

export interface Person {
  id: number;
  name: string;
  role: 'customer' | 'cook' | 'manager';
}

interface Session extends Person {
  createdAt: Date;
  lastSeenAt: Date;
}

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 3600_000;

/** With this name, browsers take the cookie only when it is Secure, for `/`, and from this very host. */
const COOKIE = '__Host-band';
const settings = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const;

/** Answers somebody whose password was right, and ties a new band around their wrist. */
export async function openSession(c: Context, { id, name }: Person): Promise<Response> {
  await forget(getCookie(c, COOKIE));
  const token = randomBytes(24).toString('hex');
  await query(
    'INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at) VALUES ($1, $2, $3, $3)',
    [hashOf(token), id, new Date()],
  );
  setCookie(c, COOKIE, token, settings);
  return c.json({ name });
}

/** Answers somebody who would like to be forgotten. */
export async function closeSession(c: Context): Promise<Response> {
  await forget(getCookie(c, COOKIE));
  deleteCookie(c, COOKIE, settings);
  return c.body(null, 204);
}

/** Who sends this request; `null` when nobody knows. */
export async function whoIsAsking(c: Context): Promise<Person | null> {
  const token = getCookie(c, COOKIE);
  if (!token) return null;
  const { rows } = await query<Session>(
    `SELECT users.id, name, role, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
     FROM sessions JOIN users ON users.id = user_id WHERE token_hash = $1`,
    [hashOf(token)],
  );
  const [session] = rows;
  if (!session) return null;
  const now = Date.now();
  if (isOver(session, now)) {
    await forget(token);
    return null;
  }
  await query('UPDATE sessions SET last_seen_at = $1 WHERE token_hash = $2', [
    new Date(now),
    hashOf(token),
  ]);
  const { id, name, role } = session;
  return { id, name, role };
}

function isOver({ createdAt, lastSeenAt }: Session, now: number): boolean {
  return now - lastSeenAt.getTime() > IDLE_MS || now - createdAt.getTime() > LONGEST_MS;
}

async function forget(token: string | undefined): Promise<void> {
  if (token) await query('DELETE FROM sessions WHERE token_hash = $1', [hashOf(token)]);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
