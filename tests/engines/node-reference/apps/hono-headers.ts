import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
import { etag } from 'hono/etag';
import { sign, verify } from 'hono/jwt';
import { languageDetector } from 'hono/language';
import { logger } from 'hono/logger';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { testClient } from 'hono/testing';
import { timeout } from 'hono/timeout';

const app = new Hono();

app.get('/headers', (c) =>
  c.json({
    one: c.req.header('X-One') ?? null,
    repeated: c.req.header('x-two') ?? null,
    host: c.req.header('host'),
    cookie: c.req.header('cookie') ?? null,
    raw: c.req.raw.headers.get('X-ONE'),
    // How long the client keeps its connection is between it and Node.
    all: Object.keys(c.req.header())
      .filter((name) => name !== 'connection')
      .sort(),
  }),
);

app.use('/etag/*', etag());
app.get('/etag/menu', (c) => c.json(['Dal', 'Naan']));
app.get('/etag/own', (c) => c.text('own', 200, { etag: 'W/"mine"' }));
app.get('/etag/missing', (c) => c.notFound());

app.use('/cors/open/*', cors());
app.use('/cors/one/*', cors({ origin: 'http://localhost:5173', credentials: true, maxAge: 60 }));
app.use(
  '/cors/list/*',
  cors({
    origin: ['http://a.test', 'http://b.test'],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['X-Cook'],
    exposeHeaders: ['X-Total'],
  }),
);
app.get('/cors/:which/menu', (c) => c.text('menu'));
app.put('/cors/:which/menu', (c) => c.text('put'));

app.use('/secure/*', secureHeaders());
app.get('/secure/page', (c) => c.html('<p>'));
app.use('/policy/*', secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"] } }));
app.get('/policy/page', (c) => c.html('<p>'));

app.use('/csrf/*', csrf());
app.post('/csrf/form', (c) => c.text('taken'));

app.use('/basic/*', basicAuth({ username: 'ewa', password: 'pierogi', realm: 'kitchen' }));
app.get('/basic/door', (c) => c.text('in'));
app.use('/bearer/*', bearerAuth({ token: 'abc123' }));
app.get('/bearer/door', (c) => c.text('in'));

app.use('/id/*', requestId());
app.get('/id/given', (c) => c.text(c.get('requestId').length > 8 ? 'an id' : 'too short'));

app.use('/slow/*', timeout(20));
app.get('/slow/dish', async (c) => {
  await new Promise((resolve) => setTimeout(resolve, 200).unref());
  return c.text('too late');
});
app.get('/slow/quick', (c) => c.text('in time'));

app.use(
  '/logged/*',
  logger((line) => console.log(line.replace(/\d+ms/, '(time)'))),
);
app.get('/logged/page', (c) => c.text('logged'));

app.use(
  '/language/*',
  languageDetector({ supportedLanguages: ['en', 'pl'], fallbackLanguage: 'en' }),
);
app.get('/language/page', (c) => c.text(c.get('language')));

app.get('/jwt', async (c) => {
  const token = await sign({ sub: 'ewa', iat: 1 }, 'secret', 'HS256');
  const payload = await verify(token, 'secret', 'HS256');
  const forged = await verify(`${token}x`, 'secret', 'HS256').catch((error: Error) => error.name);
  return c.json({ token, payload, forged });
});

app.get('/address', (c) => {
  const { address, addressType } = getConnInfo(c).remote;
  return c.json({ local: /127\.0\.0\.1|::1/.test(address ?? ''), type: typeof addressType });
});

const inner = new Hono().get('/hello', (c) => {
  c.header('set-cookie', 'a=1');
  return c.json({ cookie: c.req.header('cookie') ?? null });
});
app.get('/inner', async (c) => {
  const answer = await inner.request('/hello', { headers: { Cookie: 'b=2' } });
  const typed = await testClient(inner).hello.$get();
  return c.json({
    status: answer.status,
    cookie: answer.headers.get('set-cookie'),
    body: await answer.json(),
    typed: await typed.json(),
  });
});

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
