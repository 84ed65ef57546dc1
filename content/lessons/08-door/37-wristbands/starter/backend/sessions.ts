import type { Context } from 'hono';
import { query } from './db.ts';

export interface Person {
  id: number;
  name: string;
  role: 'customer' | 'cook' | 'manager';
}

/** Answers somebody whose password was right. */
export async function openSession(c: Context, { id, name, role }: Person): Promise<Response> {
  return c.json({ id, name, role });
}

/** Answers somebody who would like to be forgotten. */
export async function closeSession(c: Context): Promise<Response> {
  return c.body(null, 204);
}

/** Who sends this request; `null` when nobody knows. */
export async function whoIsAsking(c: Context): Promise<Person | null> {
  const id = Number(c.req.header('x-user') ?? 0);
  const { rows } = await query<Person>('SELECT id, name, role FROM users WHERE id = $1', [id]);
  return rows[0] ?? null;
}
