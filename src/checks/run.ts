import type { RunningProject } from '#sandbox/run-project.ts';
import type { Display } from '#sandbox/sandbox.ts';
import { beginningOf, type Beginning } from './asked-tools.ts';
import { openKitchen } from './backend.ts';
import { setClock, untilAtRest } from './clock.ts';
import { CHECK_MS, SETUP_MS, within } from './deadline.ts';
import type { Check, Checks } from './define.ts';
import { CheckFailure, type Finding } from './failure.ts';
import { installDriver } from './page/page.ts';
import { createTools } from './tools.ts';
import { createTrail } from './trail.ts';
import { pageTrouble } from './trouble.ts';

/** `fail`: the project does not keep the promise. `error`: the check itself broke. */
export type CheckStatus = 'pass' | 'fail' | 'error';

/** What became of one check. The texts are whole sentences for the learner; `seen` and `expected` are empty on a pass. */
export interface CheckResult {
  id: string;
  title: string;
  status: CheckStatus;
  /** What the check did, in order. */
  did: string[];
  seen: string;
  expected: string;
  /** Id of the hint that fits, for `Checks.hints`. */
  hint: string | null;
  /** Real time the check took, without starting the kitchen and loading the page. */
  durationMs: number;
}

export interface RunChecksOptions {
  /** Called after each check. */
  onResult?(result: CheckResult): void;
  /** Lets chance decide between timers of the two halves that are due at once; see `ClockOptions.seed`. */
  seed?: number;
  /** Ends the run: the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Leaves the checks after the first failure out. */
  stopAtFailure?: boolean;
  /** Whether the project runs afresh once more afterwards, as somebody who goes on with it wants. Default: true. */
  reset?: boolean;
}

/**
 * Runs all checks of a lesson against a running project, one after the other. Each gets a fresh backend process and a
 * freshly loaded page, if it asks for them. Afterwards the project runs afresh once more, so the learner finds it as a
 * guest would.
 */
export async function runChecks(
  definition: Checks,
  project: RunningProject,
  {
    onResult,
    seed,
    signal = new AbortController().signal,
    stopAtFailure = false,
    reset = true,
  }: RunChecksOptions = {},
): Promise<CheckResult[]> {
  signal.throwIfAborted();
  await installDriver(project.preview);
  const { display } = project.preview;
  const results: CheckResult[] = [];
  try {
    for (const check of definition.checks) {
      setClock(project.sandbox, definition, check, seed);
      const result = await runCheck(check, project, signal);
      signal.throwIfAborted();
      results.push(result);
      onResult?.(result);
      if (stopAtFailure && result.status !== 'pass') break;
    }
  } finally {
    project.sandbox.clock?.uninstall();
    if (reset) {
      await setUp(project, wholeProject, new AbortController().signal, display).catch(() => {
        // What is wrong with the project, the results and the kitchen's log already tell.
      });
    }
  }
  return results;
}

async function runCheck(
  check: Check,
  project: RunningProject,
  outer: AbortSignal,
): Promise<CheckResult> {
  const trail = createTrail();
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const { wire, gateway } = project.sandbox;
  const before = wire.lastId;
  // Rules and the line of the learner's own, and those of this check, are no part of other checks.
  const giveBack = gateway?.isolate();
  let started = performance.now();

  const result = (status: CheckStatus, finding?: Finding): CheckResult => ({
    id: check.id,
    title: check.title,
    status,
    did: [...trail.steps],
    seen: finding?.seen ?? '',
    expected: finding?.expected ?? '',
    hint: finding?.hint ?? null,
    durationMs: performance.now() - started,
  });

  try {
    await setUp(project, beginningOf(check), signal);
    started = performance.now();
    const patience = CHECK_MS * project.sandbox.pace;
    const late = () => outOfTime(patience);
    await within(patience, check.run(createTools(project, trail, signal)), late, signal);
    return result('pass');
  } catch (error) {
    if (!(error instanceof CheckFailure)) return result('error', toFinding(error));
    const trouble = pageTrouble(wire.after(before));
    const { seen } = error.finding;
    return result('fail', { ...error.finding, seen: trouble ? `${seen} ${trouble}` : seen });
  } finally {
    over.abort(new Error('The check is over.'));
    giveBack?.();
  }
}

const wholeProject: Beginning = { kitchen: true, page: true };

async function setUp(
  project: RunningProject,
  { kitchen, page }: Beginning,
  signal: AbortSignal,
  display: Display = {},
): Promise<void> {
  const { preview, sandbox } = project;
  // Nothing of the check before goes on in this one.
  if (!page) preview.unload();
  const ready = kitchen ? openKitchen(project, { freshData: true }) : project.closeBackend();
  const patience = SETUP_MS * sandbox.pace;
  await within(patience, ready, () => tooSlow('The kitchen', 'opens', patience), signal);
  if (!page) return;
  await preview.setDisplay(display);
  const load = untilAtRest(sandbox.clock, preview.navigate('/'));
  await within(patience, load, () => tooSlow('The page', 'loads', patience), signal);
}

function tooSlow(what: string, does: string, ms: number): CheckFailure {
  const seconds = Math.round(ms / 1000);
  return new CheckFailure({
    seen: `${what} was not ready after ${seconds} seconds.`,
    expected: `${what} ${does} at once. Look for a loop that never ends.`,
  });
}

function outOfTime(ms: number): CheckFailure {
  return new CheckFailure({
    seen: `The page or the kitchen was still busy after ${Math.round(ms / 1000)} seconds.`,
    expected: 'Both answer at once. Look for a loop that never ends.',
  });
}

function toFinding(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return {
    seen: `The check itself broke: ${message}`,
    expected: 'This is a fault of the course, not of your code.',
  };
}
