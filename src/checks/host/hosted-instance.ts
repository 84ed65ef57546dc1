import type { SandboxClock } from '#sandbox/clock.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { WatchedInstance } from '../instance.ts';
import { startProbe, type Probes } from './probe.ts';

/** `new`: it has not been ready yet. `leaving`: it has been told to end. */
export type InstanceState = 'new' | 'ready' | 'unready' | 'leaving' | 'ended';

/** How an instance is told to end. */
export interface StopOptions {
  /** Milliseconds between SIGTERM and SIGKILL. */
  graceMs: number;
  /**
   * Milliseconds for which it gets no new requests before SIGTERM, as behind balancers that let connections drain. Without
   * it, SIGTERM comes at once, and only the readiness probe keeps requests away.
   */
  drainMs?: number;
}

/** One copy of the kitchen in the care of a host. */
export interface HostedInstance {
  /** Such as `kitchen-2`; also the name of its machine. */
  readonly name: string;
  /** Which version of the program it is, as it was started with. */
  readonly revision: string;
  /** Where it alone answers: `http://kitchen-2.internal:3000`. */
  readonly address: string;
  readonly state: InstanceState;
  /** Whether the balancer sends it requests. It learns of changes only by probes, and so with their delay. */
  readonly isRouted: boolean;
  /** All it has printed so far. */
  readonly output: string;
  /** Its exit code: 137 when it had to be killed, 143 when it did not listen to SIGTERM; `null` while it runs. */
  readonly exitCode: number | null;
  /** When it was sent SIGTERM, on the clock. */
  readonly toldAt: number | null;
  /** When it ended, on the clock. */
  readonly endedAt: number | null;
  /** Tells it to end. Resolves with its exit code; time has to pass for that. */
  stop(options: StopOptions): Promise<number>;
  /** Ends it at once, as a machine that loses its power. */
  kill(): void;
}

/** An instance with what its host needs besides. */
export interface ManagedInstance extends HostedInstance {
  /** Resolves when it is first routed to (`true`) or has ended before (`false`). */
  readonly opened: Promise<boolean>;
  readonly ended: Promise<number>;
}

export interface ManagedOptions {
  name: string;
  revision: string;
  address: string;
  probes: Probes;
  /** It has failed its startup or liveness probe. */
  onSick(): void;
  /** Aborted when nothing is to be asked any more. */
  signal: AbortSignal;
}

/** Takes a running copy into care: asks the probes and keeps what they say. */
export function manageInstance(
  sandbox: Sandbox & { clock: SandboxClock },
  instance: WatchedInstance,
  { name, revision, address, probes, onSick, signal }: ManagedOptions,
): ManagedInstance {
  const { clock } = sandbox;
  const opened = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<number>();
  let stops: (() => void)[] = [];
  let isReady = false;
  let wasReady = false;
  let isDrained = false;
  let toldAt: number | null = null;
  let endedAt: number | null = null;

  function believe(ready: boolean): void {
    isReady = ready;
    wasReady ||= ready;
    if (ready) opened.resolve(true);
  }

  /** An ended process is noticed with the next probe, as a connection that fails. */
  function noticeEnd(): void {
    if (instance.exitCode === null) return;
    isReady = false;
    stopProbes();
  }

  function stopProbes(): void {
    for (const stop of stops) stop();
    stops = [];
  }

  function probe(kind: keyof Probes, hear: (good: boolean) => void): boolean {
    const wanted = probes[kind];
    if (!wanted) return false;
    stops.push(startProbe(sandbox, address, wanted, { believe: hear, tick: noticeEnd }));
    return true;
  }

  function begin(): void {
    probe('liveness', (good) => good || toldAt !== null || onSick());
    if (probe('readiness', believe)) return;
    // A host that asks nothing takes an open port for a yes, and a closed one for a no.
    believe(instance.ports.length > 0);
    instance.onPorts(() => believe(instance.ports.length > 0));
  }

  const starts = probe('startup', (good) => {
    stopProbes();
    if (good) begin();
    else onSick();
  });
  if (!starts) begin();

  const end = (code: number) => {
    endedAt = clock.now();
    // Whoever has no probe that would notice is told by the closed port.
    if (!probes.readiness) isReady = false;
    opened.resolve(false);
    ended.resolve(code);
  };
  instance.onExit(end);
  if (instance.exitCode !== null) end(instance.exitCode);
  signal.addEventListener('abort', stopProbes, { once: true });

  return {
    name,
    revision,
    address,
    opened: opened.promise,
    ended: ended.promise,
    get state() {
      if (instance.exitCode !== null) return 'ended';
      if (toldAt !== null) return 'leaving';
      if (isReady) return 'ready';
      return wasReady ? 'unready' : 'new';
    },
    get isRouted() {
      return isReady && !isDrained;
    },
    get output() {
      return instance.output;
    },
    get exitCode() {
      return instance.exitCode;
    },
    get toldAt() {
      return toldAt;
    },
    get endedAt() {
      return endedAt;
    },
    stop({ graceMs, drainMs }) {
      const tell = () => {
        toldAt ??= clock.now();
        instance.signal('SIGTERM', { graceMs });
      };
      if (drainMs === undefined) tell();
      else {
        isDrained = true;
        clock.after(drainMs, tell);
      }
      return ended.promise;
    },
    kill: () => instance.kill(),
  };
}
