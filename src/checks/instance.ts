import type { Sandbox } from '#sandbox/sandbox.ts';
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

/** Starts `backend/server.ts` with the variables of `env` and no others. It is killed when `signal` is aborted. */
export async function startInstance(
  { runtime, wire }: Sandbox,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<Instance> {
  const before = wire.lastId;
  const process = await runtime.spawn('node', ['backend/server.ts'], { env });
  // The process writes that it started before spawn gives it; nobody else starts one in between.
  const started = wire.after(before).find((one) => one.kind === 'process');
  const pid = started?.kind === 'process' ? started.pid : -1;
  signal.addEventListener('abort', () => process.kill(), { once: true });

  let output = '';
  let exitCode: number | null = null;
  const printed = process.output.pipeTo(
    new WritableStream({ write: (text) => void (output += text) }),
  );
  const ended = process.exit.then(async (code) => {
    await printed;
    exitCode = code;
  });

  function ports(): number[] {
    const open = new Set<number>();
    for (const event of wire.after(before)) {
      if (event.kind !== 'process' || event.pid !== pid) continue;
      if (event.change.to === 'listening') open.add(event.change.port);
      else if (event.change.to === 'closed') open.delete(event.change.port);
      else if (event.change.to === 'exited') open.clear();
    }
    return [...open];
  }

  return {
    get ports() {
      return ports();
    },
    get output() {
      return output;
    },
    get exitCode() {
      return exitCode;
    },
    async settled() {
      let stop = () => {};
      const opened = new Promise<void>((resolve) => {
        const look = () => void (ports().length > 0 && resolve());
        stop = wire.subscribe(look);
        look();
      });
      const late = new Error('Neither.');
      await within(OPEN_MS, Promise.race([opened, ended]), () => late, signal)
        .catch((error: unknown) => {
          if (error !== late) throw error;
        })
        .finally(() => stop());
    },
  };
}
