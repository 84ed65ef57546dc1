import { atom, type ReadableAtom } from 'nanostores';
import type { CheckedResult, LessonProgress } from '#progress/progress.ts';
import type { RunningProject } from '#sandbox/run-project.ts';
import type { Keeping } from './keeping.ts';
import type { Running } from './running.ts';

/** Three hints of growing clarity for one wrong answer. */
export interface HintLadder {
  nudge: string;
  pointer: string;
  sample: string;
}

/** The checks of a lesson, ready to run; loaded when they are first asked for. */
export interface LessonChecks {
  hints: Readonly<Record<string, HintLadder>>;
  run(
    project: RunningProject,
    options: { onResult(result: CheckedResult): void; signal: AbortSignal },
  ): Promise<CheckedResult[]>;
}

/**
 * A run of the checks as the ticket shows it. `idle`: none under way, the last one is in the progress. `stopped`: the
 * learner stopped it. `broken`: the checks themselves could not run, `message` says why.
 */
export type CheckRun =
  | { phase: 'idle' }
  | { phase: 'preparing'; results: readonly CheckedResult[] }
  | { phase: 'running'; results: readonly CheckedResult[] }
  | { phase: 'stopped'; results: readonly CheckedResult[] }
  | { phase: 'broken'; results: readonly CheckedResult[]; message: string };

/** Runs the lesson's checks against the running project, and records what became of them. */
export interface Checking {
  readonly $run: ReadableAtom<CheckRun>;
  /** The hints, once the checks have been loaded. */
  readonly $hints: ReadableAtom<LessonChecks['hints']>;
  /** Runs all checks; a run under way goes on. */
  run(): Promise<void>;
  stop(): void;
  /** Loads the hints for results kept from an earlier visit. */
  loadHints(): Promise<void>;
  dispose(): void;
}

/** Joins a lesson's checks with what runs the project and what keeps the results. Owns none of them. */
export function createChecking(
  load: () => Promise<LessonChecks>,
  running: Running,
  keeping: Keeping,
  progress: LessonProgress,
  expected: readonly { id: string }[],
): Checking {
  const $run = atom<CheckRun>({ phase: 'idle' });
  const $hints = atom<LessonChecks['hints']>({});
  let abort: AbortController | null = null;

  async function loadChecks(): Promise<LessonChecks> {
    const checks = await load();
    $hints.set(checks.hints);
    return checks;
  }

  function record(results: CheckedResult[], since: number, files: Record<string, string>) {
    progress.record({ kind: 'checked', since, results });
    const passed = expected.every(({ id }) =>
      results.some((result) => result.id === id && result.status === 'pass'),
    );
    if (passed) progress.record({ kind: 'passed', files });
  }

  async function run() {
    if (abort) return;
    const { signal } = (abort = new AbortController());
    let results: CheckedResult[] = [];
    let release = () => {};
    $run.set({ phase: 'preparing', results });
    try {
      const checks = await loadChecks();
      keeping.flush();
      const project = await running.settle();
      const since = progress.now();
      const files = { ...keeping.$files.get() };
      // What the learner does to requests by hand must not decide a check.
      const unhold = running.hold();
      const restore = project.sandbox.gateway?.isolate();
      release = () => {
        restore?.();
        unhold();
      };
      if (!signal.aborted) {
        $run.set({ phase: 'running', results });
        results = await checks.run(project, {
          signal,
          onResult(result) {
            results = [...results, result];
            if (!signal.aborted) $run.set({ phase: 'running', results });
          },
        });
      }
      if (signal.aborted) return $run.set({ phase: 'stopped', results });
      record(results, since, files);
      $run.set({ phase: 'idle' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      $run.set(
        signal.aborted ? { phase: 'stopped', results } : { phase: 'broken', results, message },
      );
    } finally {
      release();
      abort = null;
    }
  }

  return {
    $run,
    $hints,
    run,
    stop: () => abort?.abort(),
    async loadHints() {
      try {
        await loadChecks();
      } catch {
        // The next run of the checks tells why they cannot be loaded.
      }
    },
    dispose: () => abort?.abort(),
  };
}
