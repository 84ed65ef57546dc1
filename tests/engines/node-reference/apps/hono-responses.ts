import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { html, raw } from 'hono/html';
import { poweredBy } from 'hono/powered-by';
import { prettyJSON } from 'hono/pretty-json';

const app = new Hono();
const dish = { id: 1, name: 'Dal', note: 'é & <b>' };

app.get('/text', (c) => c.text('Dal is ready é'));
app.get('/json', (c) => c.json(dish));
app.get('/json/status', (c) => c.json(dish, 201, { 'x-made': 'yes' }));
app.get('/json/null', (c) => c.json(null));
app.get('/html', (c) => c.html('<h1>Dal</h1>'));
app.get('/html/escaped', (c) =>
  c.html(
    html`<h1>${dish.note}</h1>
      ${raw('<hr>')}`,
  ),
);
app.get('/body', (c) => c.body('plain', 200, { 'content-type': 'text/csv' }));
app.get('/body/bytes', (c) => c.body(new Uint8Array([104, 101, 121])));
app.get('/body/buffer', (c) => c.body(new Uint8Array([104, 101]).buffer));
app.get('/body/null', (c) => c.body(null));
app.get('/empty', (c) => c.body(null, 204));
app.get('/unchanged', () => new Response(null, { status: 304, headers: { etag: '"1"' } }));
app.get('/redirect', (c) => c.redirect('/text'));
app.get('/redirect/301', (c) => c.redirect('/text', 301));
app.get('/redirect/far', (c) => c.redirect('https://example.com/é?a=1', 307));
app.get('/status', (c) => {
  c.status(202);
  return c.text('later');
});
app.get('/headers', (c) => {
  c.header('X-One', '1');
  c.header('X-Two', 'a');
  c.header('X-Two', 'b', { append: true });
  c.header('X-Gone', 'x');
  c.header('X-Gone');
  return c.text('headers');
});
app.get('/type', (c) => {
  c.header('Content-Type', 'text/markdown');
  return c.body('# Dal');
});
app.get('/type/over', (c) => c.text('a,b', 200, { 'Content-Type': 'text/csv' }));
app.get('/response', () => new Response('bare'));
app.get('/response/json', () => Response.json(dish, { status: 203 }));
app.get('/response/redirect', () => Response.redirect('http://localhost:3000/text', 308));
app.get('/response/text', () => new Response('x', { statusText: 'Fine', headers: { a: 'b' } }));
app.get('/response/query', () => new Response(new URLSearchParams({ a: '1', b: 'é' })));
app.get('/response/blob', () => new Response(new Blob(['blob'], { type: 'text/x-blob' })));
app.get('/response/length', () => new Response('four', { headers: { 'content-length': '4' } }));
app.get('/response/cookies', () => {
  const response = new Response('cookies', { headers: { 'set-cookie': 'a=1; Path=/' } });
  response.headers.append('set-cookie', 'b=2');
  return response;
});
app.get('/response/clone', async () => {
  const response = new Response('cloned', { status: 201, headers: { 'set-cookie': 'a=1' } });
  const copy = response.clone();
  return new Response(`${await response.text()} ${await copy.text()}`, copy);
});
app.get('/response/new', (c) => c.newResponse('new', 200, { 'x-new': 'yes' }));
app.get('/big', (c) => c.text('x'.repeat(1_000_000)));
app.use('/pretty/*', prettyJSON());
app.get('/pretty/json', (c) => c.json(dish));
app.use('/powered/*', poweredBy());
app.get('/powered/text', (c) => c.text('on'));
app.get('/language', (c) =>
  c.text(
    accepts(c, {
      header: 'Accept-Language',
      supports: ['en', 'pl', 'ta'],
      default: 'en',
    }),
  ),
);
app.get('/nothing', (() => undefined) as never);

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
