import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { methodOverride } from 'hono/method-override';
import { routePath } from 'hono/route';
import { appendTrailingSlash, trimTrailingSlash } from 'hono/trailing-slash';

const app = new Hono();

app.get('/', (c) => c.text('the board'));
app.get('/dishes', (c) => c.json(c.req.query()));
app.get('/dishes/today', (c) => c.text('today'));
app.get('/dishes/:id{[0-9]+}', (c) => c.text(`number ${c.req.param('id')}`));
app.get('/dishes/:name', (c) => c.text(`name ${c.req.param('name')}`));
app.get('/late/:name', (c) => c.text(`name ${c.req.param('name')}`));
app.get('/late/today', (c) => c.text('never'));
app.get('/orders/:id?', (c) => c.json({ id: c.req.param('id') ?? null }));
app.get('/tables/:table/seats/:seat', (c) => c.json(c.req.param()));
app.get('/menu/:file{.+\\.html}', (c) => c.text(`page ${c.req.param('file')}`));
app.get('/files/*', (c) => c.text(`below ${c.req.path}`));
app.get('/halls/*/windows', (c) => c.text('windows'));
app.get('/facts', (c) =>
  c.json({
    url: c.req.url,
    path: c.req.path,
    method: c.req.method,
    one: c.req.query('a') ?? null,
    all: c.req.queries('a') ?? null,
  }),
);
app.get('/route/:id', (c) => c.text(routePath(c)));
app.put('/stock', (c) => c.text('put'));
app.delete('/stock', (c) => c.text('delete'));
app.on(['PATCH', 'PURGE'], ['/stock', '/cellar'], (c) => c.text(`${c.req.method} ${c.req.path}`));
app.all('/any', (c) => c.text(c.req.method));
app.get('/twice', async (c, next) => {
  c.header('x-first', 'yes');
  await next();
});
app.get('/twice', (c) => c.text('second'));

const kitchen = new Hono();
kitchen.get('/', (c) => c.text('kitchen'));
kitchen.get('/stove/:n', (c) => c.text(`stove ${c.req.param('n')} of ${c.req.path}`));
const cellar = new Hono().basePath('/cellar');
cellar.get('/wine', (c) => c.text('wine'));
kitchen.route('/below', cellar);
app.route('/kitchen', kitchen);
app.mount('/old', (request) => new Response(`old ${new URL(request.url).pathname}`));

const loose = new Hono({ strict: false });
loose.get('/open', (c) => c.text('open'));
app.mount('/loose', loose.fetch);

const trimmed = new Hono();
trimmed.use(trimTrailingSlash());
trimmed.get('/page', (c) => c.text('page'));
app.route('/trim', trimmed);
const appended = new Hono();
appended.use(appendTrailingSlash());
appended.get('/page/', (c) => c.text('page'));
app.route('/append', appended);

const overriding = new Hono();
overriding.use(methodOverride({ app: overriding }));
overriding.delete('/form/post', (c) => c.text('deleted'));
overriding.post('/form/post', (c) => c.text('posted'));
app.route('/', overriding);

const strict = new Hono();
strict.use(methodNotAllowed({ app: strict }));
strict.get('/only', (c) => c.text('got'));
strict.post('/only', (c) => c.text('posted'));

app.mount('/strict', strict.fetch);

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
