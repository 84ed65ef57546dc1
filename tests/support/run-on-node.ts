/** Runs programs on real Node: the reference our engine is held to. Called from browser tests as a command. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { Agent, request as send } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { NodeProgram, NodeRequest, NodeRun, Reply } from './node-run.ts';

/** The packages of this project: programs import the versions that the sandbox offers. */
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Runs a project with `PORT` set, sends it the requests one after the other, then ends it. */
export async function runOnNode(_context: unknown, program: NodeProgram): Promise<NodeRun> {
  const { files, args, env = {}, input, requests = [] } = program;
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'the-pass-node-')));
  const port = await freePort();
  try {
    await writeProject(folder, files);
    await symlink(packages, join(folder, 'node_modules'), 'junction');
    const running = spawn(process.execPath, ['--no-warnings', ...args], {
      cwd: folder,
      env: { ...plainEnvironment(), PORT: String(port), ...env },
    });
    if (input !== undefined) running.stdin.end(input);
    let output = '';
    let errors = '';
    const ended = once(running, 'close') as Promise<[number | null]>;
    const ready = new Promise<void>((resolve) => {
      running.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('ready\n')) resolve();
      });
    });
    running.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
    await Promise.race([ready, ended]);
    const agent = new Agent({ keepAlive: true });
    const replies: Reply[] = [];
    for (const request of requests) replies.push(await ask(port, agent, request));
    agent.destroy();
    if (requests.length > 0) running.kill();
    const [code] = await ended;
    const named = (text: string) => text.replaceAll(folder, '/home/project');
    return { replies, output: named(output), errors: named(errors), code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeProject(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What the test runner sets for itself would change what Node does. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(NODE_|VITEST|FORCE_COLOR|NO_COLOR|TEST|DEV|PROD|SSR|MODE|BASE_URL)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function ask(port: number, agent: Agent, request: NodeRequest): Promise<Reply> {
  const { method, path, headers = [] } = request;
  const body = request.bytes === undefined ? request.body : Buffer.from(request.bytes, 'base64');
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
        const whole = Buffer.concat(chunks);
        const packed = response.headers['content-encoding'] === 'gzip';
        const text = (packed ? gunzipSync(whole) : whole).toString();
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
