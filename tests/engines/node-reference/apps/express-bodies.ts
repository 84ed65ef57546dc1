import express from 'express';

const app = express();

app.post('/json', express.json(), (req, res) => void res.json({ got: req.body ?? null }));
app.post('/json/loose', express.json({ strict: false }), (req, res) => {
  res.json({ got: req.body });
});
app.post('/json/limit', express.json({ limit: 20 }), (req, res) => void res.json(req.body));
app.post('/json/type', express.json({ type: 'application/*+json' }), (req, res) => {
  res.json({ got: req.body ?? null });
});
app.post(
  '/json/verify',
  express.json({
    verify(_req, _res, bytes) {
      if (bytes.includes('stone')) throw new Error('inedible');
    },
  }),
  (req, res) => void res.json(req.body),
);
app.post('/form', express.urlencoded(), (req, res) => void res.json({ ...req.body }));
app.post('/form/extended', express.urlencoded({ extended: true }), (req, res) => {
  res.json(req.body);
});
app.post(
  '/form/few',
  express.urlencoded({ parameterLimit: 2 }),
  (req, res) => void res.json({ ...req.body }),
);
app.post('/text', express.text(), (req, res) => void res.json({ got: req.body ?? null }));
app.post('/raw', express.raw(), (req, res) => {
  res.json({ buffer: Buffer.isBuffer(req.body), bytes: Array.from(req.body as Buffer) });
});
app.post('/none', (req, res) => void res.json({ body: req.body === undefined }));
app.post('/stream', (req, res) => {
  let bytes = 0;
  req.on('data', (chunk: Buffer) => (bytes += chunk.length));
  req.on('end', () => void res.json({ bytes }));
});
app.post('/pipe', (req, res) => void req.pipe(res.type('txt')));

app.use(
  (
    error: Error & { status?: number; type?: string },
    _req: unknown,
    res: express.Response,
    _next: unknown,
  ) => {
    const { name, status = 500, type = null } = error;
    // What a parser says of text that is no JSON is not the same in every browser.
    const message = name === 'SyntaxError' ? null : error.message;
    res.status(status).json({ name, type, message });
  },
);

app.listen(Number(process.env['PORT']), () => console.log('ready'));
