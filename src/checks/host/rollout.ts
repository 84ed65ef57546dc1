import type { Balancer } from './balancer.ts';
import type { ManagedInstance, StopOptions } from './hosted-instance.ts';
import { isFailure, type Outcome } from './load.ts';

/** A copy of the kitchen to start. */
export interface StartOptions {
  /** Which version of the program it is, such as `v2`. For reading only. */
  revision: string;
  /** Its environment variables besides `PORT`, which is 3000 unless this says otherwise. */
  env?: Record<string, string>;
  /** The program. Default: `backend/server.ts`. */
  entry?: string;
  /** The port at which the host knocks. Default: `PORT`. */
  port?: number;
  /** Gives it a fault: every so-many-th of its responses under `/api/` is 500. Needs `faults`. */
  failsEvery?: number;
}

/** How a new revision takes the place of the others. Words as in Kubernetes and Argo Rollouts. */
export interface RolloutPlan {
  to: StartOptions;
  /** How many instances of it shall run in the end. Default: as many as run now. */
  count?: number;
  /** How many more than that may run meanwhile. Default: 1. */
  surge?: number;
  /** How many fewer than that may take requests meanwhile. Default: 0. */
  unavailable?: number;
  /** Milliseconds in which a new instance must become ready; if it does not, the rollout goes back. Default: 60,000. */
  readyWithinMs?: number;
  /** The part of the requests that the first new instance gets, from 0 to 1, until it has answered so many. One after the other. */
  canary?: readonly { part: number; requests: number }[];
  /** The rollout goes back when more than `failures` of the last `among` answers of the new revision have failed. */
  rule?: { failures: number; among: number };
  /** How the old ones are told to end, and the new ones when the rollout goes back. */
  stop: StopOptions;
}

/** `back`: the old revision runs as before, and the new one has ended. */
export type RolloutState = 'under way' | 'done' | 'going back' | 'back';

/** A rollout under way. It goes on as time passes. */
export interface Rollout {
  readonly state: RolloutState;
  readonly isOver: boolean;
  /** What was done, in sentences with the milliseconds since its beginning. */
  readonly story: readonly string[];
  /** Requests that the new revision has ended, well or not. */
  readonly answered: number;
  /** Goes back from where it is. Without effect when it is over. */
  goBack(why?: string): void;
}

/** What a rollout works with. */
export interface RolloutWorld {
  now(): number;
  balancer: Balancer;
  /** All that run and have not been told to end. */
  standing(): readonly ManagedInstance[];
  start(options: StartOptions): Promise<ManagedInstance>;
  startAgain(instance: ManagedInstance): Promise<ManagedInstance>;
  onOutcome(listener: (outcome: Outcome) => void): void;
  after(ms: number, task: () => void): () => void;
}

/** Thrown inside a rollout to leave the way forward. */
class GoBack extends Error {}

/** Starts a rollout. The plan must leave room for a step: with neither surge nor unavailable ones it throws. */
export function startRollout(world: RolloutWorld, plan: RolloutPlan): Rollout {
  const { surge = 1, unavailable = 0, readyWithinMs = 60_000, canary = [], rule, stop } = plan;
  if (surge < 1 && unavailable < 1)
    throw new RangeError('With surge 0 and unavailable 0 a rollout cannot take a step.');
  const { revision } = plan.to;
  const began = world.now();
  const before = world.standing();
  const count = plan.count ?? before.length;
  const fresh: ManagedInstance[] = [];
  const replaced: ManagedInstance[] = [];
  const story: string[] = [];
  const abandoned = Promise.withResolvers<never>();
  abandoned.promise.catch(() => {});
  let state: RolloutState = 'under way';
  let answered = 0;
  let lately: boolean[] = [];
  let waiting: { until: number; resolve(): void } | null = null;

  const tell = (what: string) => void story.push(`${world.now() - began} ms: ${what}`);
  const orBack = <Result>(work: Promise<Result>) => Promise.race([work, abandoned.promise]);

  function goBack(why = 'It was called back.'): void {
    if (state !== 'under way') return;
    state = 'going back';
    tell(`${why} The rollout goes back.`);
    // At once, and not when the code below gets to it.
    world.balancer.setShare({ revision, part: 0 });
    abandoned.reject(new GoBack());
  }

  world.onOutcome((outcome) => {
    if (outcome.instance?.revision !== revision || state !== 'under way') return;
    answered++;
    lately = [...lately, isFailure(outcome)].slice(-(rule?.among ?? 1));
    const failed = lately.filter(Boolean).length;
    if (rule && failed > rule.failures) {
      return goBack(`${failed} of the last ${lately.length} answers of ${revision} failed.`);
    }
    if (waiting && answered >= waiting.until) waiting.resolve();
  });

  async function add(): Promise<void> {
    const one = await orBack(world.start(plan.to));
    fresh.push(one);
    tell(`${one.name} starts with ${revision}.`);
    const late = Promise.withResolvers<boolean>();
    const cancel = world.after(readyWithinMs, () => late.resolve(false));
    const isOpen = await orBack(Promise.race([one.opened, late.promise])).finally(cancel);
    if (isOpen) return tell(`${one.name} is ready.`);
    goBack(`${one.name} ${one.exitCode === null ? 'is not ready in time' : 'has ended'}.`);
    await abandoned.promise;
  }

  async function tryOut(): Promise<void> {
    for (const { part, requests } of canary) {
      tell(`${revision} gets ${Math.round(part * 100)} % of the requests.`);
      world.balancer.setShare({ revision, part });
      const enough = Promise.withResolvers<void>();
      waiting = { until: answered + requests, resolve: enough.resolve };
      await orBack(enough.promise);
    }
    world.balancer.setShare(null);
  }

  async function remove(one: ManagedInstance): Promise<void> {
    tell(`${one.name} is told to end.`);
    const code = await one.stop(stop);
    tell(`${one.name} has ended with ${code}.`);
  }

  async function forward(): Promise<void> {
    if (canary.length > 0) world.balancer.setShare({ revision, part: 0 });
    for (;;) {
      const standing = world.standing();
      const old = standing.find((one) => before.includes(one));
      const routed = standing.filter(({ isRouted }) => isRouted).length;
      if (fresh.length < count && standing.length < count + surge) {
        await add();
        if (fresh.length === 1) await tryOut();
      } else if (old && (routed > count - unavailable || !old.isRouted)) {
        replaced.push(old);
        await orBack(remove(old));
      } else if (fresh.length >= count && !old) return;
      // Somebody who should take requests does not. A probe later that may be otherwise.
      else await orBack(new Promise<void>((resolve) => void world.after(10, resolve)));
    }
  }

  async function back(): Promise<void> {
    for (const one of replaced) {
      const again = await world.startAgain(one);
      tell(`${again.name} starts with ${again.revision}.`);
      await again.opened;
    }
    await Promise.all(
      fresh.filter(({ exitCode, toldAt }) => exitCode === null && toldAt === null).map(remove),
    );
    world.balancer.setShare(null);
    state = 'back';
    tell('The old revision runs as before.');
  }

  forward()
    .then(async () => {
      if (state !== 'under way') return back();
      state = 'done';
      tell('Done.');
      return undefined;
    })
    .catch((error: unknown) => {
      if (error instanceof GoBack) return back();
      throw error;
    });

  return {
    get state() {
      return state;
    },
    get isOver() {
      return state === 'done' || state === 'back';
    },
    story,
    get answered() {
      return answered;
    },
    goBack,
  };
}
