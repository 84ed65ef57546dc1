import { afterEach, beforeEach, expect, it } from 'vitest';
import { toExchanges } from '#sandbox/wire/exchanges.ts';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

/** A server that notes what its request and response emit, as `request close`. */
const noting = (body: string) => `
import { createServer } from 'node:http';
createServer((request, response) => {
  for (const name of ['aborted', 'end', 'close']) request.on(name, () => console.log('request', name));
  for (const name of ['finish', 'close']) response.on(name, () => console.log('response', name));
  ${body}
}).listen(3000);`;

const printed = () => sandbox.seen('log').map(({ text }) => text);
const until = (text: string) =>
  nextEvent(sandbox, (event) => event.kind === 'log' && event.text === text);

it('emits the events of a whole exchange in Node’s order', async () => {
  await sandbox.serve(noting(`response.end('x');`));
  await sandbox.ask('/');
  await until('request close');
  expect(printed()).toEqual(['response finish', 'response close', 'request end', 'request close']);
});

it('tells a server that its client left, and shows the head at once', async () => {
  await sandbox.serve(
    noting(`response.writeHead(200, { 'Content-Type': 'text/event-stream' });
            response.write('data: 1\\n\\n');`),
  );
  const leave = new AbortController();
  const { signal } = leave;
  const url = 'http://localhost:3000/';
  const answer = sandbox
    .request({ method: 'GET', url, signal })
    .catch((error: Error) => error.name);
  await nextEvent(sandbox, (event) => event.kind === 'head');
  const [streaming] = toExchanges(sandbox.wire.events);
  expect(streaming).toMatchObject({ head: { status: 200 }, response: null, failure: null });
  leave.abort();
  expect(await answer).toBe('AbortError');
  await until('request close');
  expect(printed()).toEqual(['request aborted', 'response close', 'request close']);
  expect(sandbox.seen('failure')).toMatchObject([{ reason: 'aborted' }]);
});

it('hands a request body over while it is being sent', async () => {
  await sandbox.serve(
    noting(`request.on('data', (chunk) => response.write(String(chunk)));
    request.on('end', () => response.end('.'));
    request.once('data', () => console.log('first'));`),
  );
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const bytes = (text: string) => new TextEncoder().encode(text);
  const url = 'http://localhost:3000/';
  const answer = sandbox.request({ method: 'POST', url, body: readable });
  await writer.write(bytes('rice '));
  await until('first');
  await nextEvent(sandbox, (event) => event.kind === 'head');
  await writer.write(bytes('and dal'));
  await writer.close();
  expect(new TextDecoder().decode((await answer).body)).toBe('rice and dal.');
  const [exchange] = toExchanges(sandbox.wire.events);
  expect(exchange?.request.headers).toContainEqual(['transfer-encoding', 'chunked']);
  expect(exchange?.request.body).toMatchObject({ text: 'rice and dal', bytes: 12 });
});

it('breaks off a request whose body fails', async () => {
  await sandbox.serve(noting(`request.on('data', () => console.log('data'));`));
  const url = 'http://localhost:3000/';
  let broken = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (broken) await until('data').then(() => controller.error(new Error('cut')));
      else controller.enqueue(new Uint8Array(3));
      broken = true;
    },
  });
  await expect(sandbox.request({ method: 'POST', url, body })).rejects.toThrow('gave up');
  await until('request close');
  expect(printed()).toEqual(['data', 'request aborted', 'response close', 'request close']);
});

it('streams both ways between servers', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer(async (request, response) => {
      for await (const chunk of request) response.write('<' + chunk + '>');
      response.end();
    }).listen(3000);`);
  const { output } = await sandbox.run(`
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const text = new TextEncoder();
    void writer.write(text.encode('one'));
    const init = { method: 'POST', body: readable, duplex: 'half' } as RequestInit;
    const response = await fetch('http://localhost:3000', init);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    console.log((await reader.read()).value);
    void writer.write(text.encode('two'));
    console.log((await reader.read()).value);
    await writer.close();
    console.log((await reader.read()).done);
    const leave = new AbortController();
    setTimeout(() => leave.abort(), 10);
    const gone = await fetch('http://localhost:3000', { method: 'POST', signal: leave.signal,
      body: new ReadableStream(), duplex: 'half' } as RequestInit).catch((error) => error.name);
    console.log(gone);
  `);
  expect(output).toBe('<one>\n<two>\ntrue\nAbortError\n');
});

it('frames responses as Node does', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    createServer((request, response) => {
      if (request.url === '/cookies') {
        response.writeHead(200, [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']]);
      }
      if (request.url === '/head') response.writeHead(200).flushHeaders();
      if (request.url === '/asked') response.setHeader('X-Asked', String(request.headersDistinct['x']));
      response.end('x');
    }).listen(3000);`);
  const names = async (path: string, init = {}) =>
    (await sandbox.ask(path, init)).headers
      .filter(([name]) => name !== 'Date')
      .map(([name, value]) => `${name}: ${value}`);
  const alive = ['Connection: keep-alive', 'Keep-Alive: timeout=5'];
  expect(await names('/')).toEqual([...alive, 'Content-Length: 1']);
  expect(await names('/', { method: 'HEAD' })).toEqual(alive);
  expect(await names('/', { headers: [['Connection', 'close']] })).toEqual([
    'Connection: close',
    'Content-Length: 1',
  ]);
  expect(await names('/head')).toEqual([...alive, 'Transfer-Encoding: chunked']);
  expect(await names('/cookies')).toEqual([
    'Set-Cookie: a=1',
    'Set-Cookie: b=2',
    ...alive,
    'Transfer-Encoding: chunked',
  ]);
  const asked = await sandbox.ask('/asked', {
    headers: [
      ['X', '1'],
      ['x', '2'],
    ],
  });
  expect(asked.headers).toContainEqual(['X-Asked', '1,2']);
});
