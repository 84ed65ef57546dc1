import express, { Router } from 'express';

const app = express();

app.get('/', (_req, res) => void res.send('the board'));
app.get('/dishes/today', (_req, res) => void res.send('today'));
app.get('/dishes/:name', (req, res) => void res.send(`name ${req.params.name}`));
app.get('/orders{/:id}', (req, res) => void res.json({ id: req.params['id'] ?? null }));
app.get('/tables/:table/seats/:seat', (req, res) => void res.json(req.params));
app.get('/range/:from-:to', (req, res) => void res.json(req.params));
app.get('/files/*path', (req, res) => void res.json(req.params));
app.get('/root{/*rest}', (req, res) => void res.json(req.params));
app.get(/^\/regex\/(\d+)(?:\.(json|txt))?$/, (req, res) => void res.json(req.params));
app.get(['/first', '/second'], (req, res) => void res.send(req.path));
app.get('/facts', (req, res) => {
  const { url, originalUrl, baseUrl, path, method, protocol, hostname, query } = req;
  res.json({ url, originalUrl, baseUrl, path, method, protocol, hostname, query });
});
app
  .route('/stock')
  .get((_req, res) => void res.send('get'))
  .put((_req, res) => void res.send('put'))
  .delete((_req, res) => void res.send('delete'));
app.all('/any', (req, res) => void res.send(req.method));
app.head('/headed', (_req, res) => void res.set('x-head', 'own').end());
app.get('/headed', (_req, res) => void res.send('got'));
app.get(
  '/twice',
  (_req, res, next) => {
    res.set('x-first', 'yes');
    next();
  },
  (_req, res) => void res.send('second'),
);
app.get(
  '/skip',
  (_req, _res, next) => next('route'),
  (_req, res) => void res.send('never'),
);
app.get('/skip', (_req, res) => void res.send('skipped'));

app.param('dish', (req, _res, next, name: string) => {
  if (name === 'stone') next(new Error('inedible'));
  else (Object.assign(req, { dish: { name } }), next());
});
app.get('/eat/:dish', (req, res) => void res.json((req as never as { dish: object }).dish));

const kitchen = Router();
kitchen.get('/', (req, res) => void res.send(`kitchen ${req.baseUrl} ${req.url}`));
kitchen.get('/stove/:n', (req, res) => void res.json({ ...req.params, base: req.baseUrl }));
const cellar = Router({ mergeParams: true });
cellar.get('/wine/:year', (req, res) => void res.json(req.params));
kitchen.use('/cellar/:floor', cellar);
kitchen.get('/leave', (_req, _res, next) => next('router'));
kitchen.use((_req, res) => void res.status(404).send('not in this kitchen'));
app.use('/kitchen', kitchen);
app.get('/kitchen/leave', (_req, res) => void res.send('left'));

const strict = Router({ strict: true, caseSensitive: true });
strict.get('/Page', (_req, res) => void res.send('strict'));
app.use('/strict', strict);

const inner = express();
inner.get('/path', (req, res) => void res.send(`${inner.mountpath} ${req.baseUrl}${req.path}`));
app.use('/inner', inner);

app.use((error: Error, _req: express.Request, res: express.Response, _next: unknown) => {
  res
    .status('status' in error ? Number(error.status) : 500)
    .send(`${error.name}: ${error.message}`);
});

app.listen(Number(process.env['PORT']), () => console.log('ready'));
