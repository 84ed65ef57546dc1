import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { stream, streamSSE, streamText } from 'hono/streaming';

const app = new Hono();

app.get('/bytes', (c) =>
  stream(c, async (out) => {
    await out.write(new Uint8Array([104, 101]));
    await out.write('y');
  }),
);
app.get('/text', (c) =>
  streamText(c, async (out) => {
    await out.writeln('Dal');
    await out.sleep(5);
    await out.write('Naan');
  }),
);
app.get('/events', (c) =>
  streamSSE(c, async (out) => {
    for (let n = 1; n <= 3; n++) {
      await out.writeSSE({ data: `order ${n}`, event: 'order', id: String(n), retry: 1000 });
      await out.sleep(2);
    }
    await out.writeSSE({ data: 'two\nlines' });
  }),
);
app.get('/events/failed', (c) =>
  streamSSE(
    c,
    async (out) => {
      await out.writeSSE({ data: 'first' });
      throw new Error('the stove is out');
    },
    async (error, out) => {
      await out.writeSSE({ data: `sorry: ${error.message}` });
    },
  ),
);
app.get('/piped', (c) =>
  stream(c, async (out) => {
    await out.pipe(new Response('through a pipe').body!);
  }),
);
app.get('/generated', () => {
  const encoder = new TextEncoder();
  let left = 3;
  const body = new ReadableStream({
    pull(controller) {
      if (left === 0) controller.close();
      else controller.enqueue(encoder.encode(`${left--} `));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/plain' } });
});
app.get('/broken', () => {
  let first = true;
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (!first) return controller.error(new Error('broken off'));
      first = false;
      controller.enqueue(new TextEncoder().encode('half'));
    },
  });
  return new Response(body);
});
app.use('/small/*', compress());
app.get('/small/text', (c) => c.text('too short to compress'));
app.use('/packed/*', compress());
app.get('/packed/text', (c) => c.text('Dal '.repeat(1000)));

serve({ fetch: app.fetch, port: Number(process.env['PORT']) }, () => console.log('ready'));
