import type { SandboxClock } from '#sandbox/clock.ts';
import type { RunningProject } from '#sandbox/run-project.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { restOrFailure } from '../clock.ts';
import { startInstance, watchInstance, type WatchedInstance } from '../instance.ts';
import { inWords } from '../span.ts';
import type { Trail } from '../trail.ts';
import { createBalancer } from './balancer.ts';
import { manageInstance, type HostedInstance, type ManagedInstance } from './hosted-instance.ts';
import { startLoad, type Load, type LoadOptions, type Outcome } from './load.ts';
import type { Probes } from './probe.ts';
import { startRollout, type Rollout, type RolloutPlan, type StartOptions } from './rollout.ts';

/** How a host treats its instances. */
export interface HostOptions {
  probes?: Probes;
  /** Milliseconds from SIGTERM to SIGKILL for one that failed its startup or liveness probe. Default: 10,000. */
  graceMs?: number;
  /**
   * Milliseconds after which one that ended unasked is started again. Default: it is not. One that failed its startup or
   * liveness probe is replaced in any case.
   */
  restartAfterMs?: number;
}

/**
 * A platform that runs copies of the kitchen, as cloud hosts do: each on a machine of its own, behind one load balancer.
 * All it does happens on the virtual clock, so a check starts something and then lets time pass. It knows of its instances
 * what hosts know: what the probes say, with their delay, and whether the process runs.
 */
export interface Host {
  /**
   * Sets it up, before everything else: from now on all requests to port 3000 that name no machine, those of the page too,
   * go to an instance that is ready, or get 503. It ends with the check.
   */
  open(options?: HostOptions): void;
  /** All instances so far, in the order in which they came. */
  readonly instances: readonly HostedInstance[];
  /** Takes the kitchen that every check starts with into its care. Saves the start of one process. */
  adopt(revision: string): HostedInstance;
  /** Starts one more. It has run its first lines when this resolves, and gets no requests yet. */
  start(options: StartOptions): Promise<HostedInstance>;
  /** Begins to send requests at a steady pace. */
  load(options: LoadOptions): Load;
  /** Begins to put a new revision in the place of the instances that run. */
  rollOut(plan: RolloutPlan): Rollout;
  /** Lets time pass until something is so, in steps of 250 ms or as told, and at most so long. Resolves with whether it is. */
  passUntil(isSo: () => boolean, mostMs: number, stepMs?: number): Promise<boolean>;
}

const KITCHEN_PORT = 3000;
/** How exactly `passUntil` meets its moment. Each step has everything come to rest once more, which takes real time. */
const STEP_MS = 250;

/** Creates the host of one check. It does nothing until it is opened. */
export function createHost(
  project: Pick<RunningProject, 'sandbox' | 'backendProcess'>,
  trail: Trail,
  signal: AbortSignal,
): Host {
  const all: ManagedInstance[] = [];
  const starts = new Map<HostedInstance, StartOptions>();
  const listeners: ((outcome: Outcome) => void)[] = [];
  const balancer = createBalancer(() => all);
  let settings: HostOptions | null = null;
  let count = 0;

  function world(): Sandbox & { clock: SandboxClock } {
    if (!settings) throw new Error('Open the host first: `host.open({ probes })`.');
    return hosting(project.sandbox);
  }

  function manage(
    instance: WatchedInstance,
    name: string,
    port: number,
    options: StartOptions,
  ): ManagedInstance {
    const { probes = {}, graceMs = 10_000, restartAfterMs } = settings!;
    const { clock } = world();
    const managed = manageInstance(world(), instance, {
      name,
      revision: options.revision,
      address: `http://${name}.internal:${port}`,
      probes,
      onSick() {
        // The end of the check ends it too, and nobody comes in its place.
        void managed.stop({ graceMs }).then(() => {
          if (!signal.aborted) void start(options);
        });
      },
      signal,
    });
    all.push(managed);
    starts.set(managed, options);
    void managed.ended.then(() => {
      if (restartAfterMs === undefined || managed.toldAt !== null || signal.aborted) return;
      clock.after(restartAfterMs, () => void start(options));
    });
    return managed;
  }

  async function start(options: StartOptions): Promise<ManagedInstance> {
    const { env = {}, entry, port = Number(env['PORT'] ?? KITCHEN_PORT) } = options;
    const name = `kitchen-${++count}`;
    const launch = {
      env: { PORT: String(KITCHEN_PORT), ...env },
      machine: name,
      ...(entry && { entry }),
    };
    if (options.failsEvery) breakEvery(name, options.failsEvery);
    const instance = await startInstance(world(), launch, signal);
    return manage(instance, name, port, options);
  }

  /** Answers in the place of an instance, now and then. */
  function breakEvery(name: string, nth: number): void {
    const { gateway } = project.sandbox;
    if (!gateway) throw new Error('`failsEvery` needs `faults`.');
    let count = 0;
    const rule = gateway.route(
      ({ url }) =>
        url.startsWith(`http://${name}.internal`) && new URL(url).pathname.startsWith('/api/'),
      (route) => (++count % nth === 0 ? route.fulfill({ status: 500 }) : route.continue()),
    );
    signal.addEventListener('abort', rule.retire, { once: true });
  }

  return {
    open(options = {}) {
      settings = options;
      const stop = hosting(project.sandbox).balance(
        KITCHEN_PORT,
        () => balancer.next()?.address ?? null,
      );
      signal.addEventListener('abort', stop, { once: true });
    },
    get instances() {
      return all;
    },
    adopt(revision) {
      const { wire } = world();
      const { backendProcess: process } = project;
      const opening = wire.events.findLast(
        (event) => event.kind === 'process' && event.change.to === 'listening',
      );
      if (!process || opening?.kind !== 'process') throw new Error('The kitchen does not run.');
      const instance = watchInstance(world(), process, opening.pid, opening.id - 1, signal);
      count++;
      return manage(instance, 'kitchen', KITCHEN_PORT, { revision });
    },
    async start(options) {
      trail.add(`Started an instance of ${options.revision}.`);
      const instance = await start(options);
      await restOrFailure(world().clock.settled());
      return instance;
    },
    load(options) {
      trail.add(`Let ${options.perSecond} requests a second come.`);
      const { clock } = world();
      const onOutcome = (outcome: Outcome) => listeners.forEach((listener) => listener(outcome));
      return startLoad({ sandbox: project.sandbox, clock, balancer, onOutcome, signal }, options);
    },
    rollOut(plan) {
      trail.add(`Began to roll out ${plan.to.revision}.`);
      const { clock } = world();
      return startRollout(
        {
          now: () => clock.now(),
          after: (ms, task) => clock.after(ms, task),
          balancer,
          standing: () =>
            all.filter(({ exitCode, toldAt }) => exitCode === null && toldAt === null),
          start,
          startAgain: (one) => start(starts.get(one)!),
          onOutcome: (listener) => void listeners.push(listener),
        },
        plan,
      );
    },
    async passUntil(isSo, mostMs, stepMs = STEP_MS) {
      const { clock } = world();
      const began = clock.now();
      while (!isSo() && clock.now() - began < mostMs) {
        const left = mostMs - (clock.now() - began);
        await restOrFailure(clock.advance(Math.min(stepMs, left)));
      }
      trail.add(`Let ${inWords(clock.now() - began)} pass.`);
      return isSo();
    },
  };
}

/** The sandbox, if it can run a host. */
function hosting(sandbox: Sandbox): Sandbox & Required<Pick<Sandbox, 'clock' | 'balance'>> {
  const { clock, balance } = sandbox;
  if (!clock?.installed || !balance) {
    throw new Error('A host needs `machines` and `clock`, and `clock: {}` beside the checks.');
  }
  return sandbox as Sandbox & Required<Pick<Sandbox, 'clock' | 'balance'>>;
}
