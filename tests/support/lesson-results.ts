import { runChecks, type Checks, type CheckResult, type RunChecksOptions } from '#checks/index.ts';
import type { Files } from '#lib/files.ts';
import { createSandbox } from './engine.ts';
import { runProject } from '#sandbox/run-project.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

/** Runs the checks of lessons on one engine, project after project. Booting one for each would take most of the time. */
export interface LessonRunner {
  /** Runs a lesson's checks against a project, as the workbench does; if asked, only until one fails. */
  resultsOf(
    checks: Checks,
    files: Files,
    options?: Pick<RunChecksOptions, 'seed' | 'stopAtFailure'>,
  ): Promise<CheckResult[]>;
  /** Of the engine; see `Sandbox.pace`. */
  readonly pace: number;
  dispose(): void;
}

/** Creates a runner; its engine boots with the first project. */
export function createLessonRunner(): LessonRunner {
  let sandbox: Sandbox | null = null;

  return {
    get pace() {
      return sandbox?.pace ?? 1;
    },
    async resultsOf(checks, files, options) {
      const container = document.createElement('div');
      document.body.append(container);
      sandbox ??= await createSandbox();
      try {
        await clearFiles(sandbox);
        const project = await runProject(sandbox, {
          files,
          container,
          title: 'Preview',
          isIdle: true,
        });
        const results = await runChecks(checks, project, { ...options, reset: false });
        await project.stopBackend();
        project.dispose();
        return results;
      } catch (error) {
        // Whatever broke must not reach the next project.
        sandbox.dispose();
        sandbox = null;
        throw error;
      } finally {
        container.remove();
      }
    },
    dispose: () => sandbox?.dispose(),
  };
}

async function clearFiles({ runtime }: Sandbox): Promise<void> {
  for (const name of await runtime.fs.readdir('')) {
    await runtime.fs.rm(name, { recursive: true, force: true });
  }
}

/** What a learner reads about one check. */
export function toReport({
  id,
  title,
  status,
  did,
  seen,
  expected,
  hint,
  durationMs,
}: CheckResult) {
  const mark = { pass: '✓', fail: '✗', error: '!' }[status];
  const lines = [`${mark} ${id} ${title} (${Math.round(durationMs)} ms)`];
  if (status === 'pass') return lines.join('\n');
  lines.push(
    `    Did: ${did.join(' ') || 'nothing yet'}`,
    `    Saw: ${seen}`,
    `    Expected: ${expected}`,
  );
  if (hint) lines.push(`    Hint: ${hint}`);
  return lines.join('\n');
}
