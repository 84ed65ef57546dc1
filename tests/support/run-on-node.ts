/** Runs programs on real Node: the reference our engine is held to. Called from browser tests as a command. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request as send } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeRequest, NodeRun, Reply } from './node-run.ts';

/** Starts `source` as `server.ts` with `PORT`, sends the requests one after the other, then ends it. */
export async function runOnNode(
  _context: unknown,
  source: string,
  requests: NodeRequest[],
): Promise<NodeRun> {
  const folder = await mkdtemp(join(tmpdir(), 'the-pass-node-'));
  const port = await freePort();
  try {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'server.ts'), source);
    const program = spawn(process.execPath, ['--no-warnings', 'server.ts'], {
      cwd: folder,
      env: { ...process.env, PORT: String(port) },
    });
    let output = '';
    let errors = '';
    const ended = once(program, 'exit') as Promise<[number | null]>;
    const ready = new Promise<void>((resolve) => {
      program.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('ready\n')) resolve();
      });
    });
    program.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
    await Promise.race([ready, ended]);
    const agent = new Agent({ keepAlive: true });
    const replies: Reply[] = [];
    for (const request of requests) replies.push(await ask(port, agent, request));
    agent.destroy();
    if (requests.length > 0) program.kill();
    const [code] = await ended;
    return { replies, output, failed: errors !== '', code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ask(port: number, agent: Agent, request: NodeRequest): Promise<Reply> {
  const { method, path, headers = [], body } = request;
  return new Promise((resolve) => {
    const outgoing = send({ port, agent, method, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve('hung up'));
      response.on('end', () => {
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, i): [string, string][] =>
          i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : [],
        );
        const { statusCode = 0, statusMessage = '' } = response;
        const text = Buffer.concat(chunks).toString();
        resolve({ status: statusCode, statusText: statusMessage, headers: pairs, text });
      });
    });
    outgoing.setHeader('host', 'localhost:3000');
    for (const [name, value] of headers) outgoing.appendHeader(name, value);
    outgoing.on('error', () => resolve('hung up'));
    outgoing.end(body);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
