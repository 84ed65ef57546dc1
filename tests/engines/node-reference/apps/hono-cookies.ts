import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';

const app = new Hono();
const secret = 'the secret of the house';

app.get('/set', (c) => {
  setCookie(c, 'table', '7');
  return c.text('set');
});
app.get('/several', (c) => {
  setCookie(c, 'a', '1');
  setCookie(c, 'b', 'two words; é');
  setCookie(c, 'a', '3', { path: '/kitchen' });
  return c.json({ set: 3 });
});
app.get('/attributes', (c) => {
  setCookie(c, 'session', 'abc', {
    path: '/orders',
    domain: 'localhost',
    maxAge: 3600,
    expires: new Date(Date.UTC(2027, 0, 1)),
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    partitioned: true,
    priority: 'High',
  });
  return c.text('set');
});
app.get('/prefixed', (c) => {
  setCookie(c, 'one', '1', { prefix: 'secure', secure: true });
  setCookie(c, 'two', '2', { prefix: 'host', secure: true, path: '/' });
  return c.text('set');
});
app.get('/bad', (c) => {
  setCookie(c, 'one', '1', { maxAge: 60 * 60 * 24 * 401 });
  return c.text('never');
});
app.get('/read', (c) =>
  c.json({ one: getCookie(c, 'table') ?? null, all: getCookie(c), raw: c.req.header('cookie') }),
);
app.get('/signed/set', async (c) => {
  await setSignedCookie(c, 'who', 'Ewa é', secret, { httpOnly: true });
  return c.text('set');
});
app.get('/signed/read', async (c) =>
  c.json({ who: (await getSignedCookie(c, secret, 'who')) ?? null }),
);
app.get('/signed/all', async (c) => c.json(await getSignedCookie(c, secret)));
app.get('/delete', (c) => {
  const gone = deleteCookie(c, 'table', { path: '/orders' });
  return c.json({ gone: gone ?? null });
});
app.get('/redirect', (c) => {
  setCookie(c, 'seen', 'yes');
  return c.redirect('/read', 303);
});

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
