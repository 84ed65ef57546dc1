import type { SlowHashEvent } from '#sandbox/wire/events.ts';
import type { RunningProject } from '#sandbox/run-project.ts';
import { whileTimePasses } from './clock.ts';
import { backendTrouble } from './trouble.ts';
import { CheckFailure } from './failure.ts';
import { startInstance, type Instance } from './instance.ts';
import type { Trail } from './trail.ts';

/** The kitchen as a process: what a check may do to it. */
export interface Backend {
  /** Starts the kitchen. A `CheckFailure` when it does not open. */
  start(): Promise<void>;
  /** Stops it at once: requests are refused until it is started again. */
  stop(): Promise<void>;
  /** Stops it and starts it: what it kept in memory is lost. */
  restart(): Promise<void>;
  /** Starts one more copy of the kitchen, with these environment variables and no others. It ends with the check. */
  run(env: Record<string, string>): Promise<Instance>;
  /**
   * The slow hashes (`scrypt`, `pbkdf2` of `node:crypto`) that the kitchen begins while something is done. Their
   * `work` does not depend on the machine, as time would.
   */
  hashesDuring(action: () => Promise<unknown>): Promise<readonly SlowHashEvent[]>;
}

/** Creates the handle for one check. */
export function createBackend(project: RunningProject, trail: Trail, signal: AbortSignal): Backend {
  return {
    async start() {
      trail.add('Started the kitchen.');
      await openKitchen(project);
    },
    async stop() {
      trail.add('Stopped the kitchen.');
      await project.stopBackend();
    },
    async restart() {
      trail.add('Stopped the kitchen and started it again.');
      await openKitchen(project);
    },
    run(env) {
      trail.add(`Started a kitchen with ${namesOf(env)} set.`);
      return startInstance(project.sandbox, { env }, signal);
    },
    async hashesDuring(action) {
      const { wire } = project.sandbox;
      const before = wire.lastId;
      await action();
      return wire.after(before).filter((event) => event.kind === 'slow-hash');
    },
  };
}

/**
 * Starts the backend anew, with `freshData` on a database as the SQL files fill it. When it does not listen, the failure
 * says why in the learner's own file and line.
 */
export async function openKitchen(
  project: RunningProject,
  { freshData = false } = {},
): Promise<void> {
  const { wire, clock } = project.sandbox;
  const before = wire.lastId;
  const status = await whileTimePasses(clock, project.startBackend({}, { freshData }));
  if (status === 'listening') return;
  throw new CheckFailure({
    seen: backendTrouble(wire.after(before)),
    expected: 'The kitchen opens and listens on port 3000.',
  });
}

function namesOf(env: Record<string, string>): string {
  return Object.keys(env).join(', ') || 'nothing';
}
