import { query } from './db.ts';

const PERIOD = 2000;

/** Puts this instance on the list of those that run, and keeps it there. Gives the way to take it off. */
export function announce(version: number): () => Promise<unknown> {
  const name = crypto.randomUUID();
  const write = () =>
    query(
      `INSERT INTO instances (name, version, seen_at) VALUES ($1, $2, now())
       ON CONFLICT (name) DO UPDATE SET seen_at = now()`,
      [name, version],
    ).catch((error: unknown) => console.error(error));
  void write();
  const timer = setInterval(write, PERIOD);
  return () => {
    clearInterval(timer);
    return query('DELETE FROM instances WHERE name = $1', [name]);
  };
}
