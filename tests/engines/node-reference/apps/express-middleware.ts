import express, { type NextFunction, type Request, type Response } from 'express';

const app = express();
app.set('env', 'production');
app.disable('x-powered-by');

const note = (res: Response, text: string) =>
  res.set('x-steps', [res.get('x-steps') ?? [], text].flat().join(', '));

app.use((_req, res, next) => {
  note(res, 'first');
  next();
});
app.use('/order', (req, res, next) => {
  note(res, `below ${req.baseUrl} at ${req.path}`);
  next();
});
app.get('/order/now', (_req, res) => void note(res, 'handler').send('done'));
app.use(['/a', '/b'], (req, res) => void res.send(`one of two: ${req.baseUrl}`));
app.get(
  '/list',
  [
    (_req: Request, res: Response, next: NextFunction) => {
      note(res, 'a');
      next();
    },
    (_req: Request, res: Response, next: NextFunction) => {
      note(res, 'b');
      next();
    },
  ],
  (_req: Request, res: Response) => void res.send('listed'),
);
app.get('/locals', (_req, res, next) => {
  res.locals['cook'] = 'Ewa';
  next();
});
app.get('/locals', (_req, res) => void res.json(res.locals));
app.use('/closed', (_req, res) => void res.sendStatus(403));

app.get('/throws', () => {
  throw new TypeError('burnt');
});
app.get('/rejects', async () => {
  await Promise.resolve();
  throw new Error('burnt later');
});
app.get('/next', (_req, _res, next) => next(new Error('passed on')));
app.get('/next/text', (_req, _res, next) => next('just a text'));
app.get('/status', () => {
  throw Object.assign(new Error('gone for good'), { status: 410, headers: { 'x-why': 'old' } });
});
app.get('/exposed', () => {
  throw Object.assign(new Error('secret'), { statusCode: 400, expose: false });
});
app.get('/late', (_req, res) => {
  res.write('half');
  throw new Error('too late');
});

const own = express.Router();
own.get('/throws', () => {
  throw new Error('its own');
});
own.get('/twice', () => {
  throw new Error('first');
});
own.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  if (req.path === '/twice') next(new Error(`second after ${error.message}`));
  else res.status(500).json({ handled: error.message });
});
own.use((error: Error, _req: Request, res: Response, _next: NextFunction) => {
  res.status(503).json({ last: error.message });
});
app.use('/own', own);

app.listen(Number(process.env['PORT']), () => console.log('ready'));
