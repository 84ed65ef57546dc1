import type { WebContainer } from '@webcontainer/api';
import snapshotUrl from 'virtual:container-snapshot';
import { createCompiler } from '../../compile/compiler.ts';
import type { Sandbox } from '../../sandbox.ts';
import { BootFailure } from './boot-failure.ts';
import { bootWebContainer, endWebContainer, type BootOptions } from './boot.ts';
import { startGateway } from './gateway.ts';
import { pageScript } from './preview/page-script.ts';
import { provePreview } from './preview/prove.ts';
import { createContainerSandbox, type Container, type ContainerSandbox } from './sandbox.ts';

/** A container that can take a project: everything it needs is in it and has been seen to work. */
export interface Engine {
  /** What `process.version` is in it. */
  readonly nodeVersion: string;
  /** An empty sandbox. What the one before has left is removed first. */
  createSandbox(): Promise<Sandbox>;
  end(): void;
}

export interface EngineOptions extends Omit<BootOptions, 'onLate'> {
  /** Called with an engine that is ready after everybody has stopped waiting for it. */
  onLate(engine: Engine): void;
}

/** Milliseconds until the gateway must listen, and until the first page must speak. */
const SERVER_PATIENCE = 20_000;
const PAGE_PATIENCE = 10_000;

/**
 * Boots the page's container, mounts what programs need there, starts the gateway and has it show a page: so that what
 * takes over has proven that it can. Rejects with a `BootFailure`, or with the signal's reason.
 */
export async function startEngine({ onLate, ...options }: EngineOptions): Promise<Engine> {
  const webcontainer = await bootWebContainer({
    ...options,
    onLate: (late) => void furnish(late).then(onLate, () => endWebContainer(late)),
  });
  try {
    return await untilAborted(furnish(webcontainer), options.signal);
  } catch (error) {
    endWebContainer(webcontainer);
    throw error;
  }
}

async function furnish(webcontainer: WebContainer): Promise<Engine> {
  await webcontainer.mount(await loadSnapshot());
  await webcontainer.setPreviewScript(pageScript());
  const gateway = await inTime(startGateway(webcontainer), SERVER_PATIENCE, 'server-never-ready');
  if (!(await provePreview(gateway.pageUrl, PAGE_PATIENCE)))
    throw new BootFailure('preview-silent', `${gateway.pageUrl}, after ${PAGE_PATIENCE} ms`);
  const container: Container = { webcontainer, gateway, compiler: createCompiler() };
  let present: ContainerSandbox | null = null;

  return {
    nodeVersion: gateway.version,
    async createSandbox() {
      present?.dispose();
      if (present) await inTime(present.gone, SERVER_PATIENCE, 'stuck');
      const creating = createContainerSandbox(container);
      present = await inTime(creating, SERVER_PATIENCE, 'stuck');
      return present;
    },
    end() {
      present?.dispose();
      container.compiler.dispose();
      endWebContainer(webcontainer);
    },
  };
}

/** The programs in one binary: mounting hands its bytes over, so each boot fetches them, from the browser's cache. */
async function loadSnapshot(): Promise<Uint8Array> {
  const response = await fetch(snapshotUrl);
  if (!response.ok) throw new BootFailure('rejected', `${snapshotUrl}: ${response.status}`);
  return response.bytes();
}

async function inTime<T>(
  work: Promise<T>,
  ms: number,
  trouble: BootFailure['trouble'],
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const patience = setTimeout(() => late.reject(new BootFailure(trouble, `after ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(patience);
  }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
