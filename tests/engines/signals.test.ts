import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const server = (body: string) => `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/loop') while (true);
  if (request.url === '/slow') setTimeout(() => response.end('served'), 50);
  else if (request.url === '/never') response.write('still here');
  else response.end('ok');
});
server.listen(3000);
${body}`;

describe('signals', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', 137],
  ] as const)('%s ends a process that does not listen with %i', async (signal, code) => {
    const process = await sandbox.serve(server(''));
    sandbox.signal(process, signal);
    expect(await process.exit).toBe(code);
    expect(sandbox.seen('process').map(({ change }) => change)).toContainEqual({
      to: 'signaled',
      signal,
    });
  });

  it('end a process in an endless loop, if it does not listen', async () => {
    const process = await sandbox.serve(server(''));
    void sandbox.ask('/loop').catch(() => {});
    sandbox.signal(process, 'SIGTERM');
    expect(await process.exit).toBe(143);
  });

  it('let a server finish what it began', async () => {
    const process = await sandbox.serve(
      server(`process.on('SIGTERM', (name) => {
        console.log('got', name);
        server.close(() => console.log('closed'));
      });`),
    );
    const answer = sandbox.ask('/slow', { headers: [['connection', 'close']] });
    await nextEvent(sandbox, (event) => event.kind === 'request');
    sandbox.signal(process, 'SIGTERM');
    await nextEvent(sandbox, (event) => event.kind === 'log');
    await expect(sandbox.ask('/')).rejects.toThrow('Nobody listens');
    expect(await answer).toMatchObject({ text: 'served' });
    expect(await process.exit).toBe(0);
    expect(sandbox.seen('log').map(({ text }) => text)).toEqual(['got SIGTERM', 'closed']);
  });

  it('turn into SIGKILL after the grace', async () => {
    const process = await sandbox.serve(server(`process.on('SIGTERM', () => {});`));
    sandbox.signal(process, 'SIGTERM', { graceMs: 60 });
    expect(await sandbox.ask('/')).toMatchObject({ text: 'ok' });
    expect(await process.exit).toBe(137);
  });

  it('end by default again once nobody listens any more', async () => {
    const process = await sandbox.serve(
      server(`process.once('SIGINT', () => console.log('not yet'));`),
    );
    sandbox.signal(process, 'SIGINT');
    await nextEvent(sandbox, (event) => event.kind === 'log');
    sandbox.signal(process, 'SIGINT');
    expect(await process.exit).toBe(130);
  });

  it('can be sent by a process to itself, and SIGKILL cannot be caught', async () => {
    const { code, output } = await sandbox.run(`
      try { process.on('SIGKILL', () => {}); } catch (error) { console.log((error as Error).message); }
      process.once('SIGTERM', () => { console.log('once'); process.kill(process.pid); });
      process.kill(process.pid, 'SIGTERM');`);
    expect(output).toBe('uv_signal_start EINVAL\nonce\n');
    expect(code).toBe(143);
  });
});

describe('closing a server', () => {
  it('hangs up on everybody with closeAllConnections', async () => {
    const process = await sandbox.serve(
      server(`process.on('SIGTERM', () => {
        server.close(() => console.log('closed'));
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 20);
      });`),
    );
    const answer = sandbox.ask('/never').catch((error: Error) => error.message);
    await nextEvent(sandbox, (event) => event.kind === 'head');
    sandbox.signal(process, 'SIGTERM');
    expect(await answer).toContain('hung up');
    expect(await process.exit).toBe(0);
    expect(sandbox.seen('log').map(({ text }) => text)).toEqual(['closed']);
  });

  it('works before it listens, and only once', async () => {
    const { output, code } = await sandbox.run(`
      import { createServer } from 'node:http';
      const server = createServer();
      server.close((error) => console.log((error as { code: string }).code));
      server.listen(3000).close(() => console.log('closed'));`);
    expect(output).toBe('ERR_SERVER_NOT_RUNNING\nclosed\n');
    expect(code).toBe(0);
  });
});
