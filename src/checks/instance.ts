import type { Sandbox, SandboxProcess, Signal } from '#sandbox/sandbox.ts';
import type { WireEvent } from '#sandbox/wire/events.ts';
import { OPEN_MS, within } from './deadline.ts';

/** One running copy of the kitchen that a check has started. */
export interface Instance {
  /** Ports it listens on now, in the order in which they were opened. */
  readonly ports: readonly number[];
  /** All it has printed so far, stdout and stderr. */
  readonly output: string;
  /** Its exit code; `null` while it runs. */
  readonly exitCode: number | null;
  /** Waits until it listens or has ended. Resolves also when neither happens for as long as a check has. */
  settled(): Promise<void>;
}

/** What an instance is started with. */
export interface InstanceStart {
  /** Its environment variables. It gets no others. */
  env: Record<string, string>;
  /** The program. Default: `backend/server.ts`. */
  entry?: string;
  /** As in `SpawnOptions`. */
  machine?: string;
}

/** Starts a copy of the kitchen. It is killed when `signal` is aborted. */
export async function startInstance(
  sandbox: Sandbox,
  { env, entry = 'backend/server.ts', machine }: InstanceStart,
  signal: AbortSignal,
): Promise<WatchedInstance> {
  const { runtime, wire } = sandbox;
  const before = wire.lastId;
  const process = await runtime.spawn('node', [entry], { env, ...(machine && { machine }) });
  // The process writes that it started before spawn gives it; nobody else starts one in between.
  const started = wire.after(before).find(({ kind }) => kind === 'process');
  signal.addEventListener('abort', () => process.kill(), { once: true });
  return watchInstance(sandbox, process, pidIn(started), before, signal);
}

/** An instance, and what its host does to it. */
export interface WatchedInstance extends Instance {
  /** See `Sandbox.signal`. */
  signal(signal: Signal, options?: { graceMs?: number }): void;
  /** Ends it at once. */
  kill(): void;
  /** Calls `listener` when it ends, in the same moment. */
  onExit(listener: (code: number) => void): void;
  /** Calls `listener` when it opens a port or closes one. */
  onPorts(listener: () => void): void;
}

/** Watches a process that runs already. `before` is the id of an event of the wire that is older than the process. */
export function watchInstance(
  sandbox: Sandbox,
  process: SandboxProcess,
  pid: number,
  before: number,
  signal: AbortSignal,
): WatchedInstance {
  const { wire } = sandbox;
  const exitListeners: ((code: number) => void)[] = [];
  const portListeners: (() => void)[] = [];
  const ports = new Set<number>();
  let output = '';
  let exitCode: number | null = null;

  const take = (event: WireEvent) => {
    if (event.kind !== 'process' || event.pid !== pid) return;
    const { change } = event;
    if (change.to === 'exited') {
      stop();
      ports.clear();
      exitCode = change.code;
      for (const listener of exitListeners) listener(change.code);
    } else if (change.to === 'listening' || change.to === 'closed') {
      if (change.to === 'listening') ports.add(change.port);
      else ports.delete(change.port);
      for (const listener of portListeners) listener();
    }
  };
  const stop = wire.subscribe(take);
  signal.addEventListener('abort', stop, { once: true });
  wire.after(before).forEach(take);

  const printed = process.output.pipeTo(
    new WritableStream({ write: (text) => void (output += text) }),
  );
  const ended = process.exit.then(() => printed);

  return {
    get ports() {
      return [...ports];
    },
    get output() {
      return output;
    },
    get exitCode() {
      return exitCode;
    },
    async settled() {
      const opened = new Promise<void>((resolve) => {
        if (ports.size > 0) resolve();
        portListeners.push(() => void (ports.size > 0 && resolve()));
      });
      const late = new Error('Neither.');
      await within(OPEN_MS, Promise.race([opened, ended]), () => late, signal).catch(
        (error: unknown) => {
          if (error !== late) throw error;
        },
      );
    },
    signal: (name, options) => sandbox.signal(process, name, options),
    kill: () => process.kill(),
    onExit: (listener) => void exitListeners.push(listener),
    onPorts: (listener) => void portListeners.push(listener),
  };
}

function pidIn(event: WireEvent | undefined): number {
  return event?.kind === 'process' ? event.pid : -1;
}
