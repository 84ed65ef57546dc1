import type { ProgramCase } from './program-case.ts';

/** A program that asks a server of its own, which says what it was asked. */
function asking(name: string, source: string): ProgramCase {
  return {
    name,
    source: `import http from 'node:http';
const any: any = http;
const server = http.createServer(async (request, response) => {
  if (request.url === '/hang') return void response.destroy();
  if (request.url === '/half') { response.write('half'); return void setTimeout(() => response.destroy(), 5); }
  if (request.url === '/slow') return void setTimeout(() => response.end('slow'), 60);
  let body = '';
  for await (const piece of request) body += piece;
  const headers = Object.entries(request.headers).filter(([name]) => name !== 'host').sort().map(([name, value]) => name + ': ' + value);
  response.writeHead(request.url === '/gone' ? 410 : 200, { 'X-Dish': 'dal', 'Set-Cookie': ['a=1', 'b=2'] });
  response.end([request.method, request.url, ...headers, body].join('\\n'));
});
await new Promise<void>((done) => server.listen(0, done));
const { port } = server.address() as { port: number };
const named = (text: unknown) => String(text).replaceAll(String(port), 'PORT');
async function answer(asked: http.ClientRequest) {
  let reading = Promise.resolve();
  const read = async (response: http.IncomingMessage) => {
      console.log(response.statusCode, response.statusMessage, response.headers['x-dish'], response.headers['set-cookie'], response.httpVersion);
      try { for await (const piece of response) console.log(String(piece)); console.log('complete', response.complete); }
      catch (error: any) { console.log('broken', error.code, error.message, response.aborted); }
  };
  await new Promise<void>((done) => {
    asked.on('response', (response) => void (reading = read(response)));
    asked.on('error', (error: any) => console.log('error', error.code, named(error.message)));
    asked.on('timeout', () => { console.log('timeout'); asked.destroy(); });
    asked.on('close', () => done());
  });
  await reading;
}
${source}
server.close(() => console.log('closed'));`,
  };
}

export const askings: ProgramCase[] = [
  asking(
    'asking a server',
    `await answer(http.get('http://localhost:' + port + '/menu?a=1'));
await answer(http.get({ port, path: '/gone', headers: { Accept: 'text/plain', 'X-Many': ['a', 'b'] } as any }));
await answer(http.get(new URL('http://chef:secret@127.0.0.1:' + port + '/')));
await answer(http.get('http://localhost:' + port, { agent: false }));
await answer(http.request('http://localhost:' + port + '/x', { method: 'DELETE' }).end());
await answer(http.request({ port, method: 'HEAD' }).end());
await new Promise<void>((done) => http.get({ port }, (response) => { console.log('called', response.statusCode); response.resume().on('end', done); }));`,
  ),
  asking(
    'sending to a server',
    `const post = (options: object = {}) => http.request({ port, method: 'POST', path: '/orders', ...options });
await answer(post({ headers: { 'Content-Type': 'application/json' } }).end(JSON.stringify({ dish: 'dal é' })));
const pieces = post(); pieces.write('one '); pieces.write(Buffer.from('two ')); pieces.end('three'); await answer(pieces);
const known = post({ headers: { 'Content-Length': 4 } }); known.write('dal!'); known.end(); await answer(known);
await answer(post().end());
const put = post({ method: 'put' }); put.setHeader('X-One', '1'); put.appendHeader('X-One', '2'); console.log(put.getHeader('x-one'), put.hasHeader('host'), put.method, put.path, named(put.getHeader('host')), put.headersSent); put.removeHeader('X-Two'); await answer(put.end('x'));
try { put.setHeader('a', 'b'); } catch (error: any) { console.log(error.code, error.message); }`,
  ),
  asking(
    'asking in vain',
    `await answer(http.get({ port, path: '/hang' }));
await answer(http.get({ port, path: '/half' }));
await answer(http.get({ host: '127.0.0.1', port: 1 }));
await answer(http.get({ port, path: '/slow', timeout: 10 }));
const controller = new AbortController(); const given = http.get({ port, path: '/slow', signal: controller.signal }); setTimeout(() => controller.abort(), 5); await answer(given);
await answer(http.get({ port, signal: AbortSignal.abort() }));
const left = http.get({ port, path: '/slow' }); left.destroy(); await answer(left);
const why = http.get({ port, path: '/slow' }); why.destroy(new Error('enough')); await answer(why);
for (const wrong of [() => http.get('ftp://localhost/'), () => http.get('nonsense'), () => http.get({ port, path: '/a b' }), () => any.get({ port, method: 5 }), () => http.get({ port, method: 'A B' }), () => http.get({ port, headers: { 'a b': 'c' } })]) {
  try { wrong(); console.log('allowed'); } catch (error: any) { console.log(error.name, error.code, error.message); }
}`,
  ),
  asking(
    'asking one after the other',
    `const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const order: string[] = [];
const one = (path: string) => new Promise<void>((done) => http.get({ port, path, agent }, (response) => { order.push(path + ' answered'); response.resume().on('end', () => { order.push(path + ' over'); done(); }); }));
await Promise.all(['/slow', '/b', '/c'].map(one));
console.log(order); console.log(agent.keepAlive, agent.maxSockets, http.globalAgent instanceof http.Agent, any.globalAgent.keepAlive);
agent.destroy();`,
  ),
];
