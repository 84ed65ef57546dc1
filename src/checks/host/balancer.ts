import type { HostedInstance } from './hosted-instance.ts';

/** Chooses who gets a request: in turn among all instances that are routed to. */
export interface Balancer {
  /** The next instance, or `null` when there is none. It does not try a second one when the first does not answer. */
  next(): HostedInstance | null;
  /**
   * The part of the requests that a revision gets, from 0 to 1; the others share the rest. Where only one side has instances
   * that are ready, it gets all. `null`: no revision is set apart.
   */
  setShare(share: { revision: string; part: number } | null): void;
}

/** Creates a balancer over the instances that `all` gives. */
export function createBalancer(all: () => readonly HostedInstance[]): Balancer {
  let turn = 0;
  let share: { revision: string; part: number } | null = null;
  /** What the revision set apart is owed, in requests. It gets the next one when that reaches a whole. */
  let owed = 0;

  function among(instances: readonly HostedInstance[]): HostedInstance | null {
    return instances[turn++ % instances.length] ?? null;
  }

  return {
    next() {
      const routed = all().filter(({ isRouted }) => isRouted);
      if (!share) return among(routed);
      const { revision, part } = share;
      const apart = routed.filter((one) => one.revision === revision);
      const others = routed.filter((one) => one.revision !== revision);
      // Whatever was planned, a request that could be answered is.
      if (apart.length === 0 || others.length === 0) return among(routed);
      owed += part;
      // In floating point, ten tenths are a little less than one.
      if (owed < 1 - 1e-9) return among(others);
      owed -= 1;
      return among(apart);
    },
    setShare(next) {
      share = next;
      owed = 0;
    },
  };
}
