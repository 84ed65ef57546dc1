import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const hello = `
import { createServer } from 'node:http';
createServer((request, response) => response.end('hello')).listen(3000);
`;

describe('node:http', () => {
  it('answers with status, headers and body, as Node frames them', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer((request, response) => {
        response.setHeader('Set-Cookie', ['a=1', 'b=2']);
        response.writeHead(201, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ method: request.method, url: request.url, host: request.headers.host }));
      }).listen(3000);
    `);
    const { status, headers, text } = await sandbox.ask('/a/b?c=1');
    expect(status).toBe(201);
    expect(JSON.parse(text)).toEqual({ method: 'GET', url: '/a/b?c=1', host: 'localhost:3000' });
    expect(headers.filter(([name]) => name === 'Set-Cookie')).toHaveLength(2);
    // Node fixes the head in writeHead, before it can know the length.
    expect(headers).toContainEqual(['Transfer-Encoding', 'chunked']);
  });

  it('reads a body with for await, and writes one in pieces', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        response.write(body.toUpperCase());
        setTimeout(() => response.end('!'), 5);
      }).listen(3000);
    `);
    const { text, headers } = await sandbox.ask('/', { method: 'POST', body: 'dål' });
    expect(text).toBe('DÅL!');
    expect(headers).toContainEqual(['Transfer-Encoding', 'chunked']);
  });

  it('answers 408 and hangs up when a body does not come in time', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      const limits = { requestTimeout: 50, connectionsCheckingInterval: 20 };
      createServer(limits, async (request, response) => {
        for await (const chunk of request) console.log(String(chunk));
        response.end('whole');
      }).on('error', () => {}).listen(3000);
      process.on('uncaughtException', ({ code }) => console.log(code));
    `);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const url = 'http://localhost:3000/';
    const answer = sandbox.request({ method: 'POST', url, body: readable });
    await writable.getWriter().write(new TextEncoder().encode('one grain'));
    const { status, headers, body } = await answer;
    expect([status, headers, body.byteLength]).toEqual([408, [['Connection', 'close']], 0]);
    await nextEvent(sandbox, (event) => event.kind === 'log' && event.text === 'ECONNRESET');
    expect(await sandbox.ask('/', { method: 'POST', body: 'whole' })).toMatchObject({
      text: 'whole',
    });
  });

  it('tells who called from outside, whatever the caller wrote', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(({ headers }, response) => response.end(headers['x-forwarded-for'])).listen(3000);
    `);
    const asked = async (url: string, from?: string) => {
      const headers: [string, string][] = [['X-Forwarded-For', '10.1.1.1']];
      const from_ = from === undefined ? {} : { from };
      const { body } = await sandbox.request({ method: 'GET', url, headers, ...from_ });
      return new TextDecoder().decode(body);
    };
    expect(await asked('http://localhost:3000/')).toBe('10.1.1.1');
    expect(await asked('https://thepass.test/')).toBe('10.1.1.1, 203.0.113.22');
    expect(await asked('https://thepass.test/', '192.0.2.7')).toBe('10.1.1.1, 192.0.2.7');
    expect(await asked('http://localhost:3000/', '192.0.2.7')).toBe('10.1.1.1, 192.0.2.7');
  });

  it('sends no body to HEAD and with 204', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer((request, response) => {
        response.statusCode = request.url === '/none' ? 204 : 200;
        response.end('body');
      }).listen(3000);
    `);
    expect(await sandbox.ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect(await sandbox.ask('/none')).toMatchObject({ status: 204, text: '' });
  });

  it('refuses headers after the head was sent, with Node’s code', async () => {
    const { output } = await sandbox.run(`
      import { createServer } from 'node:http';
      const server = createServer((request, response) => {
        response.end('done');
        try { response.setHeader('x', '1'); } catch (error) { console.log((error as { code: string }).code); }
        server.close();
        response.on('close', () => server.closeIdleConnections());
      });
      server.listen(4000, async () => { await (await fetch('http://localhost:4000')).text(); });
    `);
    expect(output).toBe('ERR_HTTP_HEADERS_SENT\n');
  });

  it('is reached from outside its machine, unless it listens to its own machine only', async () => {
    const outside = { method: 'GET', url: 'https://thepass.test/' };
    const process = await sandbox.serve(hello);
    expect(await sandbox.request(outside)).toMatchObject({ status: 200 });
    process.kill();
    await sandbox.serve(hello.replace('listen(3000)', "listen(3000, '127.0.0.1')"));
    expect(await sandbox.ask('/')).toMatchObject({ text: 'hello' });
    await expect(sandbox.request(outside)).rejects.toThrow('Nobody listens on port 3000.');
  });

  it('refuses a port that is none, as Node does', async () => {
    const { output } = await sandbox.run(`
      import { createServer } from 'node:http';
      for (const port of [NaN, -1, 65536]) {
        try { createServer().listen(port); } catch (error) { console.log((error as { code: string }).code); }
      }
    `);
    expect(output).toBe('ERR_SOCKET_BAD_PORT\n'.repeat(3));
  });

  it('refuses connections to a port nobody listens on', async () => {
    await expect(sandbox.ask('/')).rejects.toThrow('Nobody listens on port 3000.');
    expect(sandbox.seen('failure')).toMatchObject([{ reason: 'refused' }]);
  });

  it('breaks off exchanges when the process is killed', async () => {
    const process = await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(() => {}).listen(3000);
    `);
    const answer = sandbox.ask('/').catch((error: Error) => error.message);
    process.kill();
    expect(await process.exit).toBe(137);
    expect(await answer).toBe('The server hung up before it had answered.');
    expect(sandbox.seen('failure')).toMatchObject([{ reason: 'reset' }]);
  });

  it('lets only one process have a port', async () => {
    await sandbox.serve(hello);
    const { code } = await sandbox.run(hello);
    expect(code).toBe(1);
    const [error] = sandbox.seen('error');
    expect(error?.message).toContain('EADDRINUSE: address already in use :::3000');
    expect(await sandbox.ask('/')).toMatchObject({ text: 'hello' });
  });

  it('lets servers ask each other', async () => {
    await sandbox.serve(hello);
    const { output, code } = await sandbox.run(`
      const response = await fetch('http://localhost:3000/x', { method: 'POST', body: 'hi' });
      console.log(response.status, await response.text());
      const refused = await fetch('http://localhost:3001').catch((error) => error.cause.code);
      const outside = await fetch('https://example.com').catch((error) => error.cause.code);
      console.log(refused, outside);
    `);
    expect(output).toBe('200 hello\nECONNREFUSED ENOTFOUND\n');
    expect(code).toBe(0);
    expect(sandbox.seen('request')[0]).toMatchObject({ client: 'server', method: 'POST' });
  });

  it('tells which request a server was handling when it asked, and how long it had it', async () => {
    await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer(async (request, response) => {
        if (request.url === '/outer') await fetch('http://localhost:3000/inner');
        response.end('done');
      }).listen(3000);
    `);
    await sandbox.ask('/outer');
    const [outer, inner] = sandbox.seen('request');
    expect(outer).not.toHaveProperty('parent');
    expect(inner).toMatchObject({ client: 'server', parent: outer?.exchange });
    for (const { served, durationMs } of sandbox.seen('response')) {
      expect(served!.from).toBeLessThanOrEqual(served!.to);
      expect(served!.to).toBeLessThanOrEqual(durationMs);
    }
    const byHand = { method: 'GET', url: 'http://localhost:3000/', client: 'hand' } as const;
    await sandbox.request(byHand);
    expect(sandbox.seen('request').at(-1)).toMatchObject({ client: 'hand' });
  });

  it('writes whole exchanges to the wire, tied by their number', async () => {
    await sandbox.serve(hello);
    await sandbox.ask('/menu', { method: 'POST', body: '{"a":1}' });
    const [request] = sandbox.seen('request');
    const [response] = sandbox.seen('response');
    expect(request).toMatchObject({
      client: 'check',
      method: 'POST',
      body: { text: '{"a":1}', bytes: 7 },
    });
    expect(response).toMatchObject({ exchange: request?.exchange, status: 200, statusText: 'OK' });
    expect(response?.body).toMatchObject({ text: 'hello', bytes: 5, truncated: false });
  });

  it('stops listening on close, and ends when nothing is left to do', async () => {
    const process = await sandbox.serve(`
      import { createServer } from 'node:http';
      const server = createServer((request, response) => {
        response.setHeader('connection', 'close');
        response.end('last');
        server.close();
      });
      server.listen(3000);
    `);
    expect(await sandbox.ask('/')).toMatchObject({ text: 'last' });
    expect(await process.exit).toBe(0);
    await expect(sandbox.ask('/')).rejects.toThrow('Nobody listens');
  });
});

describe('processes', () => {
  it('have arguments, environment, exit codes and both outputs', async () => {
    const { code, output } = await sandbox.run(
      `console.log(process.argv[2], process.env.PORT ?? 'none');
       console.error('careful');
       process.exit(3);`,
      ['dal'],
    );
    expect(output).toBe('dal none\ncareful\n');
    expect(code).toBe(3);
    expect(sandbox.seen('log').map(({ level }) => level)).toEqual(['log', 'error']);
  });

  it('run until timers are done, unless the timer lets go', async () => {
    const { code, output } = await sandbox.run(`
      import { setTimeout as wait } from 'node:timers/promises';
      setInterval(() => {}, 1000).unref();
      await wait(10);
      setTimeout(() => console.log('later'), 10);
      process.on('exit', (code) => console.log('exit', code));
    `);
    expect(output).toBe('later\nexit 0\n');
    expect(code).toBe(0);
  });

  it('can be killed inside an endless loop, while the page stays awake', async () => {
    const process = await sandbox.serve(`
      import { createServer } from 'node:http';
      createServer((request, response) => { while (true); }).listen(3000);
    `);
    const answer = sandbox.ask('/').catch((error: Error) => error.message);
    let longest = 0;
    let last = performance.now();
    for (let turn = 0; turn < 60; turn++) {
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    expect(longest).toBeLessThan(500); // 100 ms is the aim; the bound leaves room for a busy machine
    process.kill();
    expect(await process.exit).toBe(137);
    expect(await answer).toContain('hung up');
    await sandbox.serve(hello);
    expect(await sandbox.ask('/')).toMatchObject({ text: 'hello' });
  });

  it('cannot drown the page in output', async () => {
    await sandbox.runtime.fs.writeFile('main.ts', `while (true) console.log('again');`);
    const process = await sandbox.runtime.spawn('node', ['main.ts']);
    await nextEvent(sandbox, (event) => event.kind === 'log' && event.text.includes('left out'));
    process.kill();
    await process.exit;
    expect(sandbox.seen('log').length).toBeLessThan(5000);
  });

  it('reject commands that do not exist', async () => {
    await expect(sandbox.runtime.spawn('npm', ['install'])).rejects.toThrow('spawn npm ENOENT');
  });
});

describe('errors in the learner’s code', () => {
  it.each([
    ['a syntax error', `const a: number = 1;\nconst b = ;\n`, 'SyntaxError', 2, 'compile'],
    [
      'an unknown package',
      `\nimport x from 'lodash';\nx();`,
      "Cannot find the package 'lodash'",
      2,
      'compile',
    ],
    [
      'a missing file',
      `\n\nimport x from './nope.ts';\nx();`,
      "Cannot find './nope.ts'",
      3,
      'compile',
    ],
    [
      'a module left out',
      `import net from 'node:net';\nnet();`,
      "'node:net' is not part of this sandbox",
      1,
      'compile',
    ],
    [
      'a missing export',
      `import { creatServer } from 'node:http';\ncreatServer();`,
      "does not provide an export named 'creatServer'",
      1,
      'run',
    ],
    [
      'a thrown error',
      `interface A { b: 1 }\nfunction go(): void {\n  throw new TypeError('bad dish');\n}\ngo();`,
      'TypeError: bad dish',
      3,
      'run',
    ],
    [
      'an error in a timer',
      `type A = 1;\nsetTimeout(() => {\n  const q: any = null;\n  q.foo();\n}, 1);`,
      'TypeError',
      4,
      'run',
    ],
    [
      'an unhandled rejection',
      `interface X {}\nasync function go() {\n  throw new RangeError('late');\n}\ngo();`,
      'RangeError: late',
      3,
      'run',
    ],
  ])('show file and line: %s', async (_name, source, message, line, phase) => {
    const { code, output } = await sandbox.run(source);
    expect(code).toBe(1);
    const [error] = sandbox.seen('error');
    expect(error?.message).toContain(message);
    expect(error).toMatchObject({ half: 'backend', phase, location: { file: 'main.ts', line } });
    expect(output).toContain(message);
  });

  it('name the function and the other file', async () => {
    await sandbox.runtime.fs.writeFile(
      'dishes.ts',
      `\nexport function find(o?: { x: 1 }) {\n  return o!.x;\n}`,
    );
    await sandbox.run(`import { find } from './dishes.ts';\nfind();`);
    const [error] = sandbox.seen('error');
    expect(error?.location).toMatchObject({ file: 'dishes.ts', line: 3 });
    expect(error?.stack[0]).toMatch(/^find \(dishes\.ts:3:/);
    expect(error?.stack[1]).toMatch(/^main\.ts:2:/);
  });

  it('end the process when a handler throws, as in Node', async () => {
    const process = await sandbox.serve(`
import { createServer } from 'node:http';
createServer(() => {
  throw new Error('the pot fell');
}).listen(3000);`);
    await expect(sandbox.ask('/')).rejects.toThrow('hung up');
    expect(await process.exit).toBe(1);
    expect(sandbox.seen('error')).toMatchObject([
      { message: 'Error: the pot fell', location: { file: 'server.ts', line: 4 } },
    ]);
  });
});

it('tells when a slow hash begins, for which request, and how much work it is', async () => {
  await sandbox.serve(`
    import { createServer } from 'node:http';
    import { createHash, pbkdf2Sync, scrypt } from 'node:crypto';
    createServer((request, response) => {
      createHash('sha256').update('dal').digest();
      pbkdf2Sync('dal', 'salt', 7, 16, 'sha256');
      scrypt('dal', 'salt', 16, { N: 4, r: 2, p: 3 }, () => response.end());
    }).listen(3000);
  `);
  await sandbox.ask('/');
  const [asked] = sandbox.seen('request');
  expect(sandbox.seen('slow-hash')).toMatchObject([
    { name: 'pbkdf2', work: 7, exchange: asked!.exchange },
    { name: 'scrypt', work: 24, exchange: asked!.exchange },
  ]);
});
