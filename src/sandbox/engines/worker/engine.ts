import { createCompiler } from '../../compile/compiler.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { createPreview } from './preview/preview.ts';
import {
  PreviewGoneError,
  type Preview,
  type Sandbox,
  type SandboxProcess,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxRuntime,
} from '../../sandbox.ts';
import { createWireLog } from '../../wire/log.ts';
import { createTimeline } from './clock/timeline.ts';
import { createFileSystem } from './file-system.ts';
import { createNetwork, toRequestHead, type Network } from './network.ts';
import { nodeVersion } from './node-version.ts';
import { joinBytes } from '#lib/bytes.ts';
import { createPostgres } from './postgres/database.ts';
import { createPace } from './pace.ts';
import { createProcessWorkers } from './process-workers.ts';
import type { EngineProcess } from './processes.ts';
import { createRunner } from './runner/runner.ts';
import { serveSite } from './sites.ts';
import { startNode } from './start-node.ts';
import { createRescue, type WatchedProcess } from './watch/rescue.ts';
import { createWatchdog } from './watch/watchdog.ts';

type Listeners = {
  port: (port: number, change: 'open' | 'close', url: string) => void;
  'server-ready': (port: number, url: string) => void;
  error: (error: { message: string }) => void;
};

/**
 * Our own engine: learner servers run in web workers of opaque origin, the page in a frame of opaque origin, and this
 * module joins them with a network of its own. Needs no server, no network and no cross-origin isolation.
 */
export async function createWorkerSandbox(): Promise<Sandbox> {
  const timeline = createTimeline();
  const wire = createWireLog(undefined, timeline.now);
  const files = createFileSystem();
  const gateway = createGateway(wire, timeline);
  const network = createNetwork(wire, gateway);
  const compiler = createCompiler();
  const runner = await createRunner();
  const postgres = createPostgres(wire, timeline);
  const processes = new Map<SandboxProcess, EngineProcess>();
  const running = new Set<WatchedProcess>();
  const watchdog = createWatchdog();
  const pace = createPace();
  const workers = createProcessWorkers(runner, watchdog, pace);
  const rescue = createRescue(watchdog, wire, runner, () => [
    ...running,
    ...(workers.spare ? [workers.spare] : []),
  ]);
  const previews = new Set<Preview>();
  const listeners: { [Event in keyof Listeners]: Set<Listeners[Event]> } = {
    port: new Set(),
    'server-ready': new Set(),
    error: new Set(),
  };
  let nextPid = 101;
  let disposed = false;

  function onPort(port: number, change: 'open' | 'close'): void {
    const url = `http://localhost:${port}`;
    for (const listener of listeners.port) listener(port, change, url);
    if (change === 'open') for (const listener of listeners['server-ready']) listener(port, url);
  }

  function teardown(): void {
    if (disposed) return;
    disposed = true;
    for (const preview of previews) preview.dispose();
    for (const process of processes.keys()) process.kill();
    watchdog.dispose();
    workers.dispose();
    compiler.dispose();
    runner.dispose();
    postgres.dispose();
  }

  const runtime: SandboxRuntime = {
    fs: files,
    mount: (tree) => Promise.resolve(files.mount(tree)),
    async spawn(command, args, options) {
      if (disposed) throw new Error('The sandbox was closed.');
      if (command !== 'node') throw new Error(`spawn ${command} ENOENT`);
      const world = {
        compiler,
        workers,
        network,
        wire,
        postgres,
        timeline,
        watchdog,
        running,
        disk: files,
        onPort,
      };
      const process = startNode(world, files.snapshot(), () => nextPid++, args, options);
      processes.set(process, process);
      void process.exit.then(() => processes.delete(process));
      return process;
    },
    on(event: keyof Listeners, listener: Listeners[keyof Listeners]) {
      const set = listeners[event] as Set<typeof listener>;
      set.add(listener);
      return () => void set.delete(listener);
    },
    teardown,
  };

  return {
    engine: 'worker',
    nodeVersion,
    get pace() {
      return pace.value;
    },
    capabilities: [
      'server',
      'wire',
      'driver',
      'processes',
      'postgres',
      'attacker',
      'faults',
      'clock',
      'browser',
      'testing',
      'machines',
    ],
    runtime,
    wire,
    gateway,
    database: postgres,
    clock: timeline,
    request: (request) => sendRequest(network, request),
    signal: (process, signal, options) => processes.get(process)?.signal(signal, options),
    balance: network.balance,
    serveSite: (origin, pages) => serveSite(network, origin, pages),
    async openPreview(options) {
      const watch = { watchdog, rescue };
      const world = { files: files.snapshot, network, compiler, wire, watch, timeline };
      const preview = createPreview({ ...options, ...world });
      previews.add(preview);
      // A page that had to be stopped while it loaded is a page that can be loaded again.
      if (!options.isBlank) await preview.reload().catch(ignoreGone);
      return preview;
    },
    dispose: teardown,
  };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}

/** Sends one request as a client without a page, and waits for the whole answer. */
function sendRequest(network: Network, request: SandboxRequest): Promise<SandboxResponse> {
  const { method, url: address, headers = [], body = null, signal, from } = request;
  const { client = 'check' } = request;
  const url = new URL(address);
  const answer = Promise.withResolvers<SandboxResponse>();
  const chunks: Uint8Array[] = [];
  let response: Omit<SandboxResponse, 'body'>;
  const port = network.names.portOf(url);
  if (port === null) return Promise.reject(new TypeError(`${url.host} is outside the sandbox.`));
  const head = toRequestHead(method, url, headers, body);
  signal?.throwIfAborted();
  const giveUp = network.send(
    port,
    { client, url: url.href, head, body, from },
    {
      head: (received) => void (response = received),
      data: (chunk) => void chunks.push(chunk),
      // Joined here and now: whoever waits until all is at rest must not miss it.
      end: () => answer.resolve({ ...response, body: joinBytes(chunks) }),
      failed: (reason, message) =>
        answer.reject(signal?.reason ?? new TypeError(message, { cause: reason })),
    },
  );
  signal?.addEventListener('abort', giveUp, { once: true });
  return answer.promise;
}
