/**
 * A stand-in for the vendor's runtime: a host on localhost that the unmodified client of @webcontainer/api boots from.
 * Files lie in a folder for temporary files, programs run on this machine's Node. It proves our side of the protocol;
 * it says nothing about the vendor's runtime.
 */
import { decode } from '@msgpack/msgpack';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listenAnywhere, type Listening } from './listening.ts';

/** The running stand-in. */
export interface StandIn extends Listening {
  /** Addresses of the runtime frame that were asked for, without the origin. */
  readonly frames: readonly string[];
  /** Has every frame from now on misbehave in this way; `null` is to behave. */
  fault: Fault | null;
  /** Lets go of what `hold-init` and `hold-build` hold. */
  release(): void;
  /** Has every runtime report that it is lost. */
  loseRuntimes(): void;
}

/**
 * Ways to misbehave. `no-init`: never says its first word. `hold-…`: waits until it is let go. `no-server`: keeps to itself that
 * a port is open. `no-preview`: pages never come.
 */
export type Fault =
  | 'no-init'
  | 'hold-init'
  | 'hang-build'
  | 'hold-build'
  | 'reject-build'
  | 'no-server'
  | 'no-preview';

interface Instance {
  folder: string;
  /** Folder for `ports.mjs`. */
  network: string;
  processes: Map<number, ChildProcess>;
  /** Processes that the client has ended. */
  killed: Set<number>;
  /** What is told to the frame, by process. */
  tell: Map<number, (message: object) => void>;
  /** Port a program asked for → port it has. */
  ports: Map<number, number>;
  previewScript: string;
}

/** Files and folders as the client sends them. */
interface InternalTree {
  d: Record<string, InternalTree | { f: { c: string | Uint8Array; b?: boolean } }>;
}

const here = dirname(fileURLToPath(import.meta.url));
const client = resolve(here, '../../../node_modules/@webcontainer/api/dist');

/** Lets the response into the frames of an isolated page. */
const embeddable = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

const files: Record<string, [file: string, type: string]> = {
  '/headless': [join(here, 'host.html'), 'text/html'],
  '/host.js': [join(here, 'host.js'), 'text/javascript'],
  '/comlink.js': [join(client, 'vendor/index.js'), 'text/javascript'],
};

/** Starts a stand-in on a free port. */
export async function startStandIn(port = 0): Promise<StandIn> {
  const instances = new Map<string, Instance>();
  const frames: string[] = [];
  let nextId = 1;
  let fault: Fault | null = null;
  let gate = Promise.withResolvers<void>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const preview = /^(\w+)--(\d+)\.localhost/.exec(request.headers.host ?? '');
    if (preview) {
      const [, id = '', wanted] = preview;
      if (fault === 'no-preview') return;
      return forward(instances.get(id), Number(wanted), request, response);
    }
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = files[pathname];
    if (file) {
      if (pathname === '/headless' && request.headers['sec-fetch-dest'] === 'iframe')
        frames.push(pathname + search);
      response.writeHead(200, { ...embeddable, 'Content-Type': file[1] });
      createReadStream(file[0]).pipe(response);
      return;
    }
    const [, action = '', id = '', detail = ''] = pathname.split('/');
    const body = await buffer(request);
    if (action === 'fault') return send(response, fault ?? '');
    // A frame keeps the fault it was loaded with, and may build once more when that is over.
    if (action === 'gate')
      return (fault ? gate.promise : Promise.resolve()).then(() => send(response));
    if (action === 'build') {
      const { workdirName } = JSON.parse(body.toString()) as { workdirName: string };
      const created = `i${nextId++}`;
      const folder = await mkdtemp(join(tmpdir(), 'the-pass-stand-in-'));
      const network = await mkdtemp(join(tmpdir(), 'the-pass-stand-in-ports-'));
      instances.set(created, {
        folder,
        network,
        processes: new Map(),
        killed: new Set(),
        tell: new Map(),
        ports: new Map(),
        previewScript: '',
      });
      return send(response, JSON.stringify({ id: created, cwd: `/home/${workdirName}` }));
    }
    const instance = instances.get(id);
    if (!instance) throw new Error(`There is no instance '${id}'.`);
    switch (action) {
      case 'mount':
        // A tree is JSON; anything else is a snapshot.
        await mount(
          (body[0] === 0x7b ? JSON.parse(body.toString()) : decode(body)) as InternalTree,
          instance.folder,
        );
        return send(response);
      case 'fs':
        return send(response, await fileSystem(instance, detail, searchParams, body));
      case 'script':
        instance.previewScript = body.toString();
        return send(response);
      case 'run':
        return run(instance, JSON.parse(body.toString()) as Command, response);
      case 'kill':
        // Nothing that a program could listen to.
        instance.killed.add(Number(detail));
        instance.processes.get(Number(detail))?.kill('SIGKILL');
        return send(response);
      case 'write':
        instance.processes.get(Number(detail))?.stdin?.write(body);
        return send(response);
      case 'end':
        instances.delete(id);
        return end(instance).then(() => send(response));
      default:
        throw new Error(`The stand-in does not know '${pathname}'.`);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      response.writeHead(500, embeddable).end(error.message);
    });
  });
  const listening = await listenAnywhere(server, port);
  return {
    frames,
    get fault() {
      return fault;
    },
    set fault(next) {
      fault = next;
    },
    release() {
      gate.resolve();
      gate = Promise.withResolvers();
    },
    loseRuntimes() {
      for (const { tell } of instances.values())
        for (const say of tell.values()) say({ type: 'error', message: 'Out of memory.' });
    },
    origin: listening.origin,
    async close() {
      await Promise.all([...instances.values()].map(end));
      await listening.close();
    },
  };
}

function send(response: ServerResponse, body: string | Uint8Array = ''): void {
  response.writeHead(200, embeddable).end(body);
}

async function mount(tree: InternalTree, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, entry] of Object.entries(tree.d)) {
    const path = join(folder, name);
    if ('d' in entry) await mount(entry, path);
    else await writeFile(path, entry.f.c, entry.f.b ? 'latin1' : 'utf8');
  }
}

async function fileSystem(
  { folder }: Instance,
  call: string,
  parameters: URLSearchParams,
  body: Uint8Array,
): Promise<string | Uint8Array> {
  const wanted = parameters.get('path') ?? '';
  const path = join(folder, join('/', wanted));
  try {
    if (call === 'readFile') return await readFile(path);
    if (call === 'readdir') {
      const entries = await readdir(path, { withFileTypes: true });
      return JSON.stringify(entries.map((e) => ({ name: e.name, isFolder: e.isDirectory() })));
    }
    if (call === 'writeFile') await writeFile(path, body);
    else if (call === 'mkdir') await mkdir(path, { recursive: true });
    else await rm(path, JSON.parse(parameters.get('options') ?? '{}') as object);
    return '';
  } catch (error) {
    throw new Error((error as Error).message.replace(path, wanted), { cause: error });
  }
}

const exitCodes: Record<string, number> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

interface Command {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Runs a program and streams what becomes of it, one JSON line each. Terminals end lines with CRLF, and so do we. */
function run(instance: Instance, { command, args, env }: Command, response: ServerResponse): void {
  if (command !== 'node') throw new Error(`spawn ${command} ENOENT`);
  const ports = pathToFileURL(join(here, 'ports.mjs')).href;
  const child = spawn(process.execPath, ['--import', ports, ...args], {
    cwd: instance.folder,
    env: { PATH: process.env['PATH'], ...env, STAND_IN_PORTS: instance.network },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  instance.processes.set(pid, child);
  const tell = (message: object) => void response.write(`${JSON.stringify(message)}\n`);
  instance.tell.set(pid, tell);
  // A program that has ended reads no more.
  child.stdin?.on('error', () => {});
  response.writeHead(200, embeddable);
  tell({ type: 'started', pid });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1').replaceAll('\n', '\r\n');
      tell({ type: 'output', data: Buffer.from(text, 'latin1').toString('base64') });
    });
  const open = new Set<number>();
  let rest = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { port, change, actual } = JSON.parse(line) as {
        port: number;
        change: 'open' | 'close';
        actual: number;
      };
      if (change === 'open') instance.ports.set(port, actual);
      else instance.ports.delete(port);
      if (change === 'open') open.add(port);
      else open.delete(port);
      tell({ type: 'port', port, change });
    }
  });
  child.on('close', (code, signal) => {
    instance.processes.delete(pid);
    instance.tell.delete(pid);
    for (const port of open) {
      rmSync(join(instance.network, String(port)), { force: true });
      instance.ports.delete(port);
      tell({ type: 'port', port, change: 'close' });
    }
    const ended = instance.killed.has(pid) ? 'SIGTERM' : (signal ?? 'SIGKILL');
    tell({ type: 'exit', code: code ?? exitCodes[ended] ?? 137 });
    response.end();
  });
}

/** Answers for a server in the sandbox, and puts the preview script into its pages. */
function forward(
  instance: Instance | undefined,
  wanted: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const port = instance?.ports.get(wanted);
  if (!instance || port === undefined) {
    response.writeHead(502, embeddable).end(`Nobody listens on port ${wanted}.`);
    return;
  }
  const { method, url, headers } = request;
  const onward = sendRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    const isPage = /html/.test(answer.headers['content-type'] ?? '');
    const own = { ...answer.headers, ...embeddable };
    if (isPage) delete own['content-length'];
    response.writeHead(answer.statusCode ?? 502, own);
    if (!isPage) return void answer.pipe(response);
    void buffer(answer).then(
      (html) => response.end(withScript(html.toString(), instance.previewScript)),
      () => response.destroy(),
    );
  });
  onward.on('error', (error) => response.writeHead(502, embeddable).end(error.message));
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** Puts a script before all others of a page, behind what decides how the page is read. */
function withScript(html: string, script: string): string {
  const start = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i.exec(html)?.[0] ?? '';
  return `${start}<script>${script}</script>${html.slice(start.length)}`;
}

async function end({ folder, network, processes }: Instance): Promise<void> {
  const ended = [...processes.values()].map((child) => once(child, 'close'));
  for (const child of processes.values()) child.kill('SIGKILL');
  await Promise.all(ended);
  for (const path of [folder, network]) await rm(path, { recursive: true, force: true });
}
