import express from 'express';

const app = express();

app.get('/query', (req, res) => void res.json({ ...req.query }));
app.get('/query/plain', (req, res) => {
  app.set('query parser', 'simple');
  const { query } = req;
  app.set('query parser', 'simple');
  res.json({ keys: Object.keys(query), a: query['a'] });
});
app.get('/headers', (req, res) => {
  res.json({
    one: req.get('X-One') ?? null,
    header: req.header('x-two') ?? null,
    referer: req.get('referrer') ?? null,
    host: req.host,
    hostname: req.hostname,
    // How long the client keeps its connection is between it and Node.
    names: Object.keys(req.headers)
      .filter((name) => name !== 'connection')
      .sort(),
  });
});
app.get('/accepts', (req, res) => {
  res.json({
    types: req.accepts(),
    best: req.accepts(['html', 'json', 'text/csv']),
    none: req.accepts('image/png'),
    languages: req.acceptsLanguages('pl', 'en'),
    encodings: req.acceptsEncodings(),
    charsets: req.acceptsCharsets('utf-8'),
  });
});
app.post('/is', (req, res) => {
  res.json({ json: req.is('json'), text: req.is('text/*'), both: req.is(['html', 'json']) });
});
app.get('/facts', (req, res) => {
  const { ip, ips, protocol, secure, subdomains, xhr, fresh, stale, httpVersion } = req;
  const local = /127\.0\.0\.1|::1/.test(ip ?? '');
  res.json({ local, ips, protocol, secure, subdomains, xhr, fresh, stale, httpVersion });
});
app.get('/range', (req, res) => void res.json({ range: req.range(100) ?? null }));

const trusting = express();
trusting.set('trust proxy', true);
trusting.get('/facts', (req, res) => {
  const { ip, ips, protocol, secure, hostname, subdomains } = req;
  res.json({ ip, ips, protocol, secure, hostname, subdomains });
});
app.use('/trusting', trusting);

const extended = express();
extended.set('query parser', 'extended');
extended.get('/query', (req, res) => void res.json(req.query));
app.use('/extended', extended);

app.listen(Number(process.env['PORT']), () => console.log('ready'));
