import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { query } from './db.ts';
import { isRight } from './passwords.ts';
import { closeSession, openSession, whoIsAsking, type Person } from './sessions.ts';

const app = new Hono();

app.post('/api/session', async (c) => {
  const { email, password } = await c.req.json();
  const { rows } = await query<Person & { password_hash: string }>(
    'SELECT id, name, role, password_hash FROM users WHERE email = $1',
    [email],
  );
  if (!(await isRight(password, rows[0]?.password_hash))) {
    return c.json({ error: 'This address and this password do not go together.' }, 401);
  }
  return openSession(c, rows[0]);
});

app.delete('/api/session', (c) => closeSession(c));

app.get('/api/me', async (c) => {
  const person = await whoIsAsking(c);
  return person ? c.json(person) : c.json({ error: 'Please log in first.' }, 401);
});

const port = Number(process.env.PORT);
serve({ fetch: app.fetch, port }, () => console.log(`The kitchen is open on port ${port}.`));
