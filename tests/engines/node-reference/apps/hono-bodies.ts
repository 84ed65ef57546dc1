import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { validator } from 'hono/validator';
import { z } from 'zod';

const app = new Hono();

app.onError((error, c) => {
  // What a parser says of text that is no JSON is not the same in every browser.
  if (error instanceof SyntaxError) return c.text('SyntaxError', 400);
  return 'getResponse' in error
    ? error.getResponse()
    : c.text(`${error.name}: ${error.message}`, 500);
});

app.post('/json', async (c) => c.json({ got: await c.req.json() }));
app.post('/json/twice', async (c) => {
  const first = await c.req.json();
  return c.json({ same: JSON.stringify(first) === JSON.stringify(await c.req.json()) });
});
app.post('/text', async (c) => c.text((await c.req.text()).toUpperCase()));
app.post('/text/then/json', async (c) => c.json([await c.req.text(), await c.req.json()]));
app.post('/bytes', async (c) => c.json([...new Uint8Array(await c.req.arrayBuffer())]));
app.post('/blob', async (c) => {
  const blob = await c.req.blob();
  return c.json({ size: blob.size, type: blob.type, text: await blob.text() });
});
app.post('/form', async (c) => c.json(await c.req.parseBody()));
app.post('/form/all', async (c) => c.json(await c.req.parseBody({ all: true })));
app.post('/form/dots', async (c) => c.json(await c.req.parseBody({ dot: true })));
app.post('/form/data', async (c) => c.json([...(await c.req.formData())]));
app.post('/upload', async (c) => {
  const { note, photo } = await c.req.parseBody();
  if (!(photo instanceof File)) return c.text('no file', 400);
  const { name, type, size } = photo;
  return c.json({ note, name, type, size, text: await photo.text() });
});
app.post('/raw', async (c) => {
  const reader = c.req.raw.body!.getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return c.json({ bytes });
    bytes += value.byteLength;
  }
});
app.post('/raw/json', async (c) => c.json({ got: await c.req.raw.json() }));
app.post('/raw/clone', async (c) => {
  const copy = c.req.raw.clone();
  return c.json([await copy.text(), await c.req.raw.text()]);
});
app.post('/raw/twice', async (c) => c.text((await c.req.raw.text()) + (await c.req.raw.text())));
app.post('/raw/new', async (c) => {
  const copy = new Request(c.req.raw, { headers: { 'x-new': 'yes' } });
  return c.json({ text: await copy.text(), new: copy.headers.get('x-new') });
});
app.post('/echo', (c) => c.body(c.req.raw.body!, 200, { 'content-type': 'text/echo' }));
app.post('/unread', (c) => c.text('not read'));

app.use('/limited/*', bodyLimit({ maxSize: 16, onError: (c) => c.text('too large', 413) }));
app.post('/limited/text', async (c) => c.text(await c.req.text()));

app.post(
  '/order',
  validator('json', (value: { dish?: unknown }, c) =>
    typeof value.dish === 'string' ? { dish: value.dish } : c.json({ wrong: 'dish' }, 422),
  ),
  (c) => c.json(c.req.valid('json'), 201),
);
app.get(
  '/search',
  validator('query', (value) => ({ page: Number(value['page'] ?? 1) })),
  (c) => c.json(c.req.valid('query')),
);
const order = z.object({ dish: z.string().min(2), count: z.coerce.number().int().positive() });
app.post('/zod/json', zValidator('json', order), (c) => c.json(c.req.valid('json')));
app.post(
  '/zod/form',
  zValidator('form', order, (result, c) => {
    if (!result.success) return c.json(result.error.issues, 422);
    return undefined;
  }),
  (c) => c.json(c.req.valid('form')),
);

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
