import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { every, some } from 'hono/combine';
import { createFactory, createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';

interface Env {
  Variables: { cook: string; steps: string[] };
}

const app = new Hono<Env>();

app.use(async (c, next) => {
  c.set('steps', ['first in']);
  await next();
  c.get('steps').push('first out');
  c.header('x-steps', c.get('steps').join(', '));
});
app.use('/order/*', async (c, next) => {
  c.get('steps').push('second in');
  await next();
  c.get('steps').push('second out');
});
app.get('/order/now', (c) => {
  c.get('steps').push('handler');
  return c.text('done');
});
app.get('/order/late', async (c) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  c.get('steps').push('handler');
  return c.text('done');
});

app.use('/closed/*', (c) => Promise.resolve(c.text('closed', 403)));
app.get('/closed/door', (c) => c.text('never'));

const cook = (name: string) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('cook', name);
    await next();
  });
app.get('/cook', cook('Tomasz'), (c) => c.text(c.get('cook')));
app.get('/cook/var', cook('Ewa'), (c) => c.text(c.var.cook));

const factory = createFactory<Env>();
app.get('/handlers', ...factory.createHandlers(cook('Ana'), (c) => c.json({ cook: c.var.cook })));

app.use('/changed/*', async (c, next) => {
  await next();
  c.res = new Response(`${await c.res.text()}!`, c.res);
  c.res.headers.set('x-changed', 'yes');
});
app.get('/changed/text', (c) => c.text('loud', 201, { 'x-kept': 'yes' }));
app.use('/dropped/*', async (c, next) => {
  await next();
  c.res.headers.delete('x-gone');
});
app.get('/dropped/header', (c) => c.text('here', 200, { 'x-gone': '1', 'x-there': '2' }));

const isCook = createMiddleware(async (c, next) => {
  if (c.req.header('x-role') !== 'cook') throw new HTTPException(403, { message: 'Cooks only' });
  await next();
});
const isAwake = createMiddleware(async (c, next) => {
  if (c.req.header('x-awake') !== 'yes') return c.text('asleep', 503);
  return next();
});
app.get('/some', some(isCook, isAwake), (c) => c.text('some'));
app.get('/every', every(isCook, isAwake), (c) => c.text('every'));

app.get('/throws', () => {
  throw new TypeError('burnt');
});
app.get('/rejects', async () => {
  await Promise.resolve();
  throw new Error('burnt later');
});
app.get('/throws/text', () => {
  throw 'no error at all';
});
app.get('/http', () => {
  throw new HTTPException(418, { message: 'A teapot' });
});
app.get('/http/response', () => {
  const res = new Response('Pay first', { status: 402, headers: { 'x-price': '12' } });
  throw new HTTPException(402, { res });
});
app.get('/http/cause', () => {
  throw new HTTPException(500, { message: 'Outside', cause: new Error('inside') });
});
app.get('/after', async (c, next) => {
  await next();
  c.header('x-error', c.error ? c.error.message : 'none');
});
app.get('/after', () => {
  throw new Error('seen');
});
app.get('/nothing', (c) => c.notFound());

const quiet = new Hono();
quiet.get('/', () => {
  throw new Error('its own');
});
quiet.onError((error, c) => c.text(`quiet: ${error.message}`, 500));
quiet.notFound((c) => c.text('never asked', 404));
app.route('/quiet', quiet);

app.onError((error, c) => {
  if (error instanceof HTTPException && error.res) return error.getResponse();
  if (error instanceof HTTPException)
    return c.text(`${error.status} ${error.message}`, error.status);
  return c.json({ name: error.name, message: error.message }, 500);
});
app.notFound((c) => c.json({ missing: c.req.path }, 404));

const bare = new Hono();
bare.get('/throws', () => {
  throw new Error('unheard');
});
bare.get('/http', () => {
  throw new HTTPException(401, { message: 'Who are you?' });
});
app.mount('/bare', bare.fetch);

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
