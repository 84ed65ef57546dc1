import type { WebContainer } from '@webcontainer/api';
import type { Compiler } from '../../compile/compiler.ts';
import { createNames } from '../../names.ts';
import { refusedProcess } from '../../refused-process.ts';
import type {
  Preview,
  Sandbox,
  SandboxProcess,
  SandboxRequest,
  SandboxResponse,
  SandboxRuntime,
} from '../../sandbox.ts';
import type { WireEntry } from '../../wire/events.ts';
import { createWireLog } from '../../wire/log.ts';
import { webcontainerCapabilities } from './capabilities.ts';
import { createExchangeNumbers } from './exchange-numbers.ts';
import type { Gateway } from './gateway.ts';
import { createPreview } from './preview/preview.ts';
import { provePreview } from './preview/prove.ts';
import { startProcess, type SignaledProcess } from './processes.ts';
import { emptyProject } from './project-files.ts';

/** The container with what we keep in it. */
export interface Container {
  webcontainer: WebContainer;
  gateway: Gateway;
  compiler: Compiler;
}

/** A sandbox in the container. `gone` resolves when it has left nothing that runs. */
export interface ContainerSandbox extends Sandbox {
  readonly gone: Promise<void>;
}

/** Milliseconds until a page of ours must speak. */
const PAGE_PATIENCE = 10_000;

/** Said when `node` is given an option. */
const NO_OPTIONS =
  'node: this engine runs programs without options. Test files and --env-file need the built-in engine.';

type Listeners = {
  port: (port: number, change: 'open' | 'close', url: string) => void;
  'server-ready': (port: number, url: string) => void;
  error: (error: { message: string }) => void;
};

/** Makes a sandbox of the container, which has room for one at a time. */
export async function createContainerSandbox(container: Container): Promise<ContainerSandbox> {
  const { webcontainer, gateway, compiler } = container;
  const wire = createWireLog();
  const numbers = createExchangeNumbers();
  const files = await emptyProject(webcontainer);
  const processes = new Map<SandboxProcess, SignaledProcess>();
  const previews = new Set<Preview>();
  const gone = Promise.withResolvers<void>();
  const listeners: { [Event in keyof Listeners]: Set<Listeners[Event]> } = {
    port: new Set(),
    'server-ready': new Set(),
    error: new Set(),
  };
  /** Ports that are reached from their own machine only. */
  const loopback = new Set<number>();
  const names = createNames();
  let nextPid = 101;
  let disposed = false;

  function onWire(source: object, entry: WireEntry): void {
    const translated = disposed ? null : numbers.translate(source, entry);
    if (translated) wire.append(translated);
  }

  function onPort(port: number, change: 'open' | 'close', isLoopback = false): void {
    if (change === 'open' && isLoopback) loopback.add(port);
    else loopback.delete(port);
    const url = `http://localhost:${port}`;
    for (const listener of [...listeners.port]) listener(port, change, url);
    if (change === 'open')
      for (const listener of [...listeners['server-ready']]) listener(port, url);
  }

  function onLost(message: string): void {
    if (!disposed) for (const listener of [...listeners.error]) listener({ message });
  }

  /** The server may take its time, or the preview has broken: a page of ours tells which. */
  async function onSilence(): Promise<void> {
    if (!(await provePreview(gateway.pageUrl, PAGE_PATIENCE))) onLost('Previews show no page.');
  }

  const stopHearing = webcontainer.on('error', ({ message }) => onLost(message));
  void gateway.ended.then(() => onLost('The gateway ended.'));
  gateway.listener = (entry) => onWire(gateway, entry);

  function teardown(): void {
    if (disposed) return;
    for (const preview of previews) preview.dispose();
    for (const process of processes.keys()) process.kill();
    disposed = true;
    stopHearing();
    void Promise.all([...processes.keys()].map(({ exit }) => exit)).then(() => gone.resolve());
  }

  async function request(asked: SandboxRequest): Promise<SandboxResponse> {
    const url = new URL(asked.url);
    const port = names.portOf(url);
    if (port === null) throw new TypeError(`${url.host} is outside the sandbox.`);
    return gateway.request(asked, port, loopback.has(port) && !names.isLocal(url));
  }

  const runtime: SandboxRuntime = {
    fs: files,
    mount: files.mount,
    async spawn(command, args, options) {
      if (disposed) throw new Error('The sandbox was closed.');
      if (command !== 'node') throw new Error(`spawn ${command} ENOENT`);
      const world = { webcontainer, compiler, files, wire, onWire, onPort, onLost };
      const process = args[0]?.startsWith('-')
        ? refusedProcess(wire, NO_OPTIONS, 9)
        : startProcess(world, nextPid++, args, options);
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
    engine: 'webcontainer',
    nodeVersion: gateway.version,
    pace: 4,
    capabilities: webcontainerCapabilities,
    runtime,
    wire,
    gone: gone.promise,
    request,
    signal: (process, signal, options) => processes.get(process)?.signal(signal, options),
    async openPreview(options) {
      gateway.servePage(options.root, options.backendPort);
      const { pageUrl } = gateway;
      const preview = createPreview({
        ...options,
        pageUrl,
        files: files.snapshot,
        compiler,
        wire,
        onSilence: () => void onSilence(),
      });
      previews.add(preview);
      if (!options.isBlank) await preview.reload();
      return preview;
    },
    dispose: teardown,
  };
}
