/** Machines with ports of their own, and a balancer before them. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { SandboxProcess } from '#sandbox/sandbox.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

const server = `
import { createServer } from 'node:http';
createServer(async (request, response) => {
  if (request.url === '/neighbor') {
    const asked = await fetch('http://localhost:3000/who').then((answer) => answer.text(), () => 'nobody');
    return response.end(asked);
  }
  response.end(process.env.NAME);
}).listen(Number(process.env.PORT ?? 3000), process.env.ADDRESS);`;

let sandbox: TestSandbox;
const processes: SandboxProcess[] = [];
beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.runtime.mount({ 'server.ts': { file: { contents: server } } });
});
afterAll(() => sandbox.dispose());
afterEach(async () => {
  for (const process of processes.splice(0)) {
    process.kill();
    await process.exit;
  }
});

/** Starts a server and waits until it listens, or has ended. */
async function start(name: string, machine?: string, env: Record<string, string> = {}) {
  const { wire, runtime } = sandbox;
  const before = wire.lastId;
  const process = await runtime.spawn('node', ['server.ts'], {
    env: { NAME: name, ...env },
    ...(machine && { machine }),
  });
  processes.push(process);
  await new Promise<void>((resolve) => {
    const look = () =>
      wire
        .after(before)
        .some((event) => event.kind === 'process' && event.change.to !== 'started') && resolve();
    wire.subscribe(look);
    look();
  });
  return process;
}

async function who(address: string): Promise<string> {
  const { body } = await sandbox.request({ method: 'GET', url: address });
  return new TextDecoder().decode(body);
}

it('have the same port without being in each other’s way', async () => {
  const opened: string[] = [];
  const off = sandbox.runtime.on('port', (port, change) => void opened.push(`${change} ${port}`));
  await start('first');
  await start('second', 'kitchen-2');
  expect(await who('http://localhost:3000/')).toBe('first');
  expect(await who('http://kitchen.internal:3000/')).toBe('first');
  expect(await who('http://kitchen-2.internal:3000/')).toBe('second');
  await expect(who('http://kitchen-2.internal:3001/')).rejects.toThrow(
    'Nobody listens on port 3001.',
  );
  await expect(who('http://nowhere.internal:3000/')).rejects.toThrow('outside the sandbox');
  off();
  expect(opened).toEqual(['open 3000']);
});

it('still refuse a port that is taken on the same machine', async () => {
  await start('second', 'kitchen-2');
  const third = await start('third', 'kitchen-2');
  expect(await third.exit).toBe(1);
});

it('mean themselves by localhost', async () => {
  await start('first');
  await start('second', 'kitchen-2');
  await start('third', 'kitchen-3', { PORT: '8080' });
  expect(await who('http://kitchen-2.internal:3000/neighbor')).toBe('second');
  expect(await who('http://kitchen-3.internal:8080/neighbor')).toBe('nobody');
  await start('shy', 'kitchen-4', { ADDRESS: '127.0.0.1' });
  await expect(who('http://kitchen-4.internal:3000/')).rejects.toThrow('Nobody listens');
});

it('stand behind a balancer, for whoever names none of them', async () => {
  await start('first');
  await start('second', 'kitchen-2');
  let chosen: string | null = 'http://kitchen-2.internal:3000';
  const away = sandbox.balance!(3000, () => chosen);
  const preview = await sandbox.show({ 'index.html': '<p></p>' });
  await preview.install(`register('ask', () => fetch('/who').then((answer) => answer.text()))`);
  expect(await preview.call('ask')).toBe('second');
  expect(await who('https://thepass.test/')).toBe('second');
  expect(await who('http://kitchen.internal:3000/neighbor')).toBe('first');
  chosen = null;
  expect(await sandbox.ask('/')).toMatchObject({ status: 503 });
  away();
  expect(await preview.call('ask')).toBe('first');
  preview.dispose();
});
