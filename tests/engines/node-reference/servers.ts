import type { NodeRequest } from '../../support/node-run.ts';

/** A server whose answers must be the same here and on Node. `handle` is the body of its request listener. */
export interface ServerCase {
  name: string;
  handle: string;
  requests: NodeRequest[];
}

const get = (path = '/'): NodeRequest => ({ method: 'GET', path });
const post = (body: string, path = '/'): NodeRequest => ({ method: 'POST', path, body });

export const servers: ServerCase[] = [
  { name: 'a plain end', handle: `response.end('hello');`, requests: [get(), get('/x?y=1')] },
  {
    name: 'an empty end',
    handle: `response.end();`,
    requests: [get(), { method: 'HEAD', path: '/' }],
  },
  {
    name: 'status and message',
    handle: `response.statusCode = 418; response.statusMessage = 'Short And Stout'; response.end('tea');`,
    requests: [get()],
  },
  {
    name: 'every status of its own',
    handle: `response.statusCode = Number(request.url!.slice(1)); response.end('body');`,
    requests: [
      200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410, 413,
      415, 418, 422, 429, 500, 501, 502, 503, 504,
    ].map((status) => get(`/${status}`)),
  },
  {
    name: 'writeHead with an object',
    handle: `response.writeHead(201, { 'Content-Type': 'text/plain', 'X-Cook': 'Tomasz', 'X-Two': ['a', 'b'] }); response.end('made');`,
    requests: [get()],
  },
  {
    name: 'writeHead with a list and a message',
    handle: `response.writeHead(202, 'Later', ['X-A', '1', 'X-B', '2']); response.end();`,
    requests: [get()],
  },
  {
    name: 'writeHead over setHeader',
    handle: `response.setHeader('X-A', 'before'); response.setHeader('X-B', 'kept'); response.writeHead(200, { 'x-a': 'after' }); response.end();`,
    requests: [get()],
  },
  {
    name: 'several cookies',
    handle: `response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; HttpOnly']); response.appendHeader('Set-Cookie', 'c=3'); response.end();`,
    requests: [get()],
  },
  {
    name: 'reading back headers',
    handle: `response.setHeader('X-Dish', 'dal'); response.setHeader('X-Count', 3); response.removeHeader('X-Gone');
      response.end(JSON.stringify([response.getHeader('x-dish'), response.getHeader('X-COUNT'), response.hasHeader('x-gone'), response.getHeaderNames(), response.getHeaders()]));`,
    requests: [get()],
  },
  {
    name: 'a length set by hand',
    handle: `response.setHeader('Content-Length', 2); response.end('ok');`,
    requests: [get()],
  },
  { name: 'no date', handle: `response.sendDate = false; response.end('ok');`, requests: [get()] },
  {
    name: 'closing the connection',
    handle: `response.setHeader('Connection', 'close'); response.end('bye');`,
    requests: [get(), get()],
  },
  {
    name: 'written in pieces',
    handle: `response.write('a'); response.write('b'); response.end('c');`,
    requests: [get()],
  },
  {
    name: 'one write, then end',
    handle: `response.write('a'); response.end();`,
    requests: [get()],
  },
  {
    name: 'pieces over time',
    handle: `response.write('a'); setTimeout(() => response.write('b'), 5); setTimeout(() => response.end('c'), 15);`,
    requests: [get()],
  },
  {
    name: 'flushed head',
    handle: `response.flushHeaders(); response.end('x');`,
    requests: [get()],
  },
  { name: 'bytes', handle: `response.end(Buffer.from([0x68, 0xc3, 0xa9]));`, requests: [get()] },
  { name: 'an encoding', handle: `response.end('aGk=', 'base64');`, requests: [get()] },
  {
    name: 'HEAD with a body',
    handle: `response.setHeader('Content-Type', 'text/plain'); response.end('hello');`,
    requests: [{ method: 'HEAD', path: '/' }, get()],
  },
  {
    name: 'what arrived',
    handle: `const { host, connection, ...headers } = request.headers; response.end(JSON.stringify({ method: request.method, url: request.url, headers, version: request.httpVersion }));`,
    requests: [
      get('/a%20b/c?x=1&y=%C3%A9'),
      {
        method: 'DELETE',
        path: '/d',
        headers: [
          ['X-A', '1'],
          ['X-A', '2'],
          ['Cookie', 'a=1'],
          ['Cookie', 'b=2'],
          ['Accept', 'text/html'],
        ],
      },
      { method: 'OPTIONS', path: '/' },
      { method: 'PATCH', path: '/p', body: 'x' },
    ],
  },
  {
    name: 'a body with for await',
    handle: `let body = ''; for await (const chunk of request) body += chunk; response.end(body.toUpperCase());`,
    requests: [post('dal'), post(''), post('é'.repeat(5000))],
  },
  {
    name: 'a body by events',
    handle: `request.setEncoding('utf8'); let body = ''; request.on('data', (chunk) => { body += chunk; }); request.on('end', () => response.end(String(body.length)));`,
    requests: [post('four'), post('x'.repeat(100_000))],
  },
  {
    name: 'a pipe',
    handle: `response.setHeader('Content-Type', 'application/octet-stream'); request.pipe(response);`,
    requests: [post('through')],
  },
  {
    name: 'headers after the head',
    handle: `response.writeHead(200); response.write('x'); try { response.setHeader('late', '1'); } catch (error: any) { response.end(error.code + ': ' + error.message); }`,
    requests: [get()],
  },
  {
    name: 'bad headers',
    handle: `const seen: string[] = []; for (const [name, value] of [['X', undefined], ['X', 'a\\nb'], ['bad name', '1'], ['', '1']] as [string, any][])
      try { response.setHeader(name, value); seen.push('taken'); } catch (error: any) { seen.push(error.name + ' ' + error.code); } response.end(seen.join('; '));`,
    requests: [get()],
  },
  {
    name: 'a bad status',
    handle: `try { response.writeHead(42); } catch (error: any) { response.end(error.name + ' ' + error.code + ' ' + error.message); }`,
    requests: [get()],
  },
  {
    name: 'state of a response',
    handle: `const seen = [response.headersSent, response.writableEnded, response.finished]; response.write('x'); seen.push(response.headersSent); response.on('finish', () => { last = [response.writableEnded, response.writableFinished]; });
      response.end(JSON.stringify([seen, last]));`,
    requests: [get(), get()],
  },
  { name: 'two ends', handle: `response.end('one'); response.end('two');`, requests: [get()] },
  { name: 'a destroyed response', handle: `response.destroy();`, requests: [get()] },
  {
    name: 'a destroyed half answer',
    handle: `response.write('half'); setTimeout(() => response.destroy(), 10);`,
    requests: [get()],
  },
];
