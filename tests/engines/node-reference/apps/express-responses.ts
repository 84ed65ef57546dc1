import express from 'express';

const app = express();
const dish = { id: 1, name: 'Dal', note: 'é & <b>' };

app.get('/text', (_req, res) => void res.send('Dal is ready é'));
app.get('/html', (_req, res) => void res.send('<h1>Dal</h1>'));
app.get('/object', (_req, res) => void res.send(dish));
app.get('/list', (_req, res) => void res.send([1, 2]));
app.get('/null', (_req, res) => void res.send(null));
app.get('/nothing', (_req, res) => void res.send());
app.get('/true', (_req, res) => void res.send(true));
app.get('/bytes', (_req, res) => void res.send(Buffer.from('bytes')));
app.get('/json', (_req, res) => void res.json(dish));
app.get('/json/null', (_req, res) => void res.json(null));
app.get('/json/spaces', (_req, res) => {
  app.set('json spaces', 2);
  res.json(dish);
  app.set('json spaces', undefined);
});
app.get('/jsonp', (_req, res) => void res.jsonp(dish));
app.get('/status', (_req, res) => void res.status(202).send('later'));
app.get('/status/send', (_req, res) => void res.sendStatus(404));
app.get('/status/odd', (_req, res) => void res.sendStatus(299));
app.get('/status/bad', (_req, res) => void res.status(99).send('never'));
app.get('/empty', (_req, res) => void res.status(204).send('dropped'));
app.get('/reset', (_req, res) => void res.status(205).send('dropped'));
app.get('/end', (_req, res) => void res.end());
app.get('/end/text', (_req, res) => void res.end('ended'));
app.get('/redirect', (_req, res) => void res.redirect('/text'));
app.get('/redirect/301', (_req, res) => void res.redirect(301, '/text?é=<b>'));
app.get('/redirect/far', (_req, res) => void res.redirect(307, 'https://example.com/a b'));
app.get('/location', (_req, res) => void res.location('/orders/1').status(201).end());
app.get('/type', (_req, res) => void res.type('md').send('# Dal'));
app.get('/type/whole', (_req, res) => void res.type('application/x-dish').send('dal'));
app.get('/type/charset', (_req, res) => void res.set('Content-Type', 'text/plain').send('é'));
app.get('/headers', (_req, res) => {
  res
    .set({ 'X-One': '1', 'X-Many': ['a', 'b'] })
    .append('X-Many', 'c')
    .append('Link', '<a>');
  res.set('X-Gone', 'x').removeHeader('X-Gone');
  res.vary('Accept').vary('Accept-Language').links({ next: '/p?2', last: '/p?9' });
  res.send(String(res.get('x-one')));
});
app.get('/format', (_req, res) => {
  res.format({
    text: () => void res.send('plain'),
    html: () => void res.send('<p>html</p>'),
    json: () => void res.send({ json: true }),
  });
});
app.get('/format/default', (_req, res) => {
  res.format({ json: () => void res.send({}), default: () => void res.status(406).send('none') });
});
app.get('/attachment', (_req, res) => void res.attachment('menü.pdf').send('pdf'));
app.get('/sent', (_req, res) => {
  res.send('once');
  try {
    res.send('twice');
  } catch (error) {
    console.log((error as Error & { code: string }).code);
  }
});
app.get('/etag', (_req, res) => void res.json(['Dal', 'Naan']));
app.get('/etag/own', (_req, res) => void res.set('ETag', '"mine"').send('own'));
app.get('/modified', (_req, res) => {
  res.set('Last-Modified', 'Tue, 01 Sep 2026 10:00:00 GMT').send('old');
});
app.get('/etag/none', (_req, res) => {
  app.set('etag', false);
  res.send('none');
  app.set('etag', 'weak');
});
app.get('/etag/strong', (_req, res) => {
  app.set('etag', 'strong');
  res.send('strong');
  app.set('etag', 'weak');
});
app.get('/big', (_req, res) => void res.send('x'.repeat(1_000_000)));
app.get('/stream', (_req, res) => {
  res.type('txt');
  res.write('a');
  setTimeout(() => res.write('b'), 2);
  setTimeout(() => res.end('c'), 6);
});
app.get('/events', (_req, res) => {
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' }).flushHeaders();
  let n = 0;
  const timer = setInterval(() => {
    res.write(`id: ${++n}\ndata: order ${n}\n\n`);
    if (n < 3) return;
    clearInterval(timer);
    res.end();
  }, 2);
});

app.use((error: Error, _req: express.Request, res: express.Response, _next: unknown) => {
  res.status(500).json({ name: error.name, message: error.message });
});

app.listen(Number(process.env['PORT']), () => console.log('ready'));
