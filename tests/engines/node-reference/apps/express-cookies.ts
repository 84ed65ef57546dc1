import express from 'express';

const app = express();
// What the package `cookie-parser` does, as far as signing asks for it.
app.use((req, _res, next) => {
  Object.assign(req, { secret: 'the secret of the house' });
  next();
});

app.get('/set', (_req, res) => void res.cookie('table', 7).send('set'));
app.get('/several', (_req, res) => {
  res.cookie('a', '1').cookie('b', 'two words; é').cookie('a', '3', { path: '/kitchen' }).send();
});
app.get('/attributes', (_req, res) => {
  res.cookie('session', 'abc', {
    path: '/orders',
    domain: 'localhost',
    expires: new Date(Date.UTC(2027, 0, 1)),
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    partitioned: true,
    priority: 'high',
  });
  res.send('set');
});
app.get('/lax', (_req, res) => void res.cookie('a', '1', { sameSite: true }).send('set'));
app.get('/object', (_req, res) => void res.cookie('order', { dish: 'Dal' }).send('set'));
app.get('/encode', (_req, res) => void res.cookie('a', 'x y', { encode: (v) => v + '!' }).end());
app.get('/signed', (_req, res) => void res.cookie('who', 'Ewa', { signed: true }).send('set'));
app.get('/signed/object', (_req, res) => {
  res.cookie('who', { name: 'Ewa' }, { signed: true }).send('set');
});
app.get('/clear', (_req, res) => void res.clearCookie('table', { path: '/orders' }).send('gone'));
app.get('/bad', (_req, res) => void res.cookie('bad name', '1').send('never'));
app.get('/read', (req, res) => void res.json({ cookie: req.get('cookie') ?? null }));

app.use((error: Error, _req: express.Request, res: express.Response, _next: unknown) => {
  res.status(500).json({ name: error.name, message: error.message });
});

app.listen(Number(process.env['PORT']), () => console.log('ready'));
