import { runChecks, type Checks, type CheckResult } from '#checks/index.ts';
import type { Files } from '#lib/files.ts';
import { createSandbox } from '#sandbox/choose.ts';
import { runProject } from '#sandbox/run-project.ts';

/** Runs a lesson's checks against a project on the real engine, as the workbench does. Cleans up after itself. */
export async function resultsOf(checks: Checks, files: Files): Promise<CheckResult[]> {
  const container = document.createElement('div');
  document.body.append(container);
  const sandbox = await createSandbox();
  try {
    const project = await runProject(sandbox, { files, container, title: 'Preview' });
    try {
      return await runChecks(checks, project);
    } finally {
      project.dispose();
    }
  } finally {
    sandbox.dispose();
    container.remove();
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
