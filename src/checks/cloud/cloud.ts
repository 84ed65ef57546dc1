import type { RunningProject } from '#sandbox/run-project.ts';
import type { Clock } from '../clock.ts';
import { CheckFailure } from '../failure.ts';
import type { Host } from '../host/host.ts';
import type { HostedInstance } from '../host/hosted-instance.ts';
import type { Load, LoadOptions } from '../host/load.ts';
import type { Rollout } from '../host/rollout.ts';
import type { Request } from '../request.ts';
import type { Trail } from '../trail.ts';
import type { Platform, ServicePlan, Vault } from './plan.ts';
import { whyNotReady } from './why-not-ready.ts';

/**
 * Three cloud platforms that run the kitchen as the files in `backend/aws`, `backend/gcp` and `backend/azure` say. Each
 * reads its files as strictly as the platform does and complains in its style, as a `CheckFailure`.
 */
export interface Cloud {
  /** What a platform makes of its files. `vault` is what its vault holds, by name. */
  plan(platform: Platform, vault: Vault): Promise<ServicePlan>;
  /** The text of all files of a platform. */
  text(platform: Platform): Promise<string>;
  /** Runs one instance as the files say, on the host, and waits until guests get to it. */
  deploy(platform: Platform, vault: Vault): Promise<Deployment>;
}

/** A service that runs. */
export interface Deployment {
  readonly plan: ServicePlan;
  /** The instance that was ready first. */
  readonly first: HostedInstance;
  /** Puts a new revision in its place, as the platform does with one of its instances, while requests come. */
  rollOut(load: Omit<LoadOptions, 'forMs'>): Promise<{ rollout: Rollout; load: Load }>;
}

/** How finely time passes here. Platforms count in seconds. */
const STEP_MS = 1000;
/** How long anybody waits for a rollout, in milliseconds. */
const ROLLOUT_MS = 600_000;

/** Creates the clouds of one check. They share its host, so only one of them can run in a check. */
export function createCloud(
  { sandbox }: Pick<RunningProject, 'sandbox'>,
  { host, clock, request }: { host: Host; clock: Clock; request: Request },
  trail: Trail,
): Cloud {
  async function filesOf(platform: Platform) {
    // Loaded when a lesson asks for it: the schemas are as large as all other checks together.
    const { filesFor } = await import('./platforms.ts');
    const entries = filesFor[platform].map(
      async (path) =>
        [path, await sandbox.runtime.fs.readFile(path, 'utf-8').catch(() => '')] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  async function plan(platform: Platform, vault: Vault): Promise<ServicePlan> {
    const { planFor, PlatformError } = await import('./platforms.ts');
    try {
      return planFor[platform](await filesOf(platform), vault);
    } catch (cause) {
      if (!(cause instanceof PlatformError)) throw cause;
      throw new CheckFailure(
        {
          seen: `${cause.file}: ${cause.message}`,
          expected: 'The platform takes the file. It knows the fields that the files have had.',
        },
        { cause },
      );
    }
  }

  const pass = (isSo: () => boolean, mostMs: number) => host.passUntil(isSo, mostMs, STEP_MS);

  return {
    plan,
    text: async (platform) => Object.values(await filesOf(platform)).join('\n'),
    async deploy(platform, vault) {
      const planned = await plan(platform, vault);
      const { probes, env, port, stop } = planned;
      trail.add(`Deployed ${planned.name} to ${platform}.`);
      host.open({ probes, graceMs: stop.graceMs });
      const first = await host.start({ revision: 'v1', env: { ...env }, port });
      if (!(await pass(() => first.isRouted, patienceWith(planned)))) {
        throw new CheckFailure({
          seen: await whyNotReady(planned, first, request),
          expected: 'The instance becomes ready, and guests get to it.',
        });
      }
      return {
        plan: planned,
        first,
        async rollOut(options) {
          // One instance stands for all, unless some of them have to go before others come.
          const count = planned.surge > 0 ? 1 : Math.min(2, planned.wanted);
          for (let more = 1; more < count; more++) {
            const other = await host.start({ revision: 'v1', env: { ...env }, port });
            await pass(() => other.isRouted, patienceWith(planned));
          }
          const load = host.load({ ...options, forMs: ROLLOUT_MS });
          await clock.advance(2 * STEP_MS);
          const rollout = host.rollOut({
            to: { revision: 'v2', env: { ...env }, port },
            surge: Math.min(planned.surge, 1),
            unavailable: planned.surge > 0 ? 0 : 1,
            readyWithinMs: patienceWith(planned),
            stop,
          });
          await pass(() => rollout.isOver, ROLLOUT_MS);
          load.stop();
          await pass(() => load.isOver, options.timeoutMs ?? 10_000);
          return { rollout, load };
        },
      };
    },
  };
}

/** How long probes may take to say yes, in milliseconds. */
function patienceWith({ probes: { startup, readiness } }: ServicePlan): number {
  const starting = startup ? startup.periodMs * (startup.failureThreshold ?? 3) : 0;
  const becoming = readiness ? readiness.periodMs * (readiness.successThreshold ?? 1) : 0;
  return starting + becoming + 5 * STEP_MS;
}
