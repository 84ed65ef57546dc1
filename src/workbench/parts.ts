import { onStorageTrouble, openLesson } from '#progress/progress.ts';
import type { SessionParts } from './session.ts';

/** The parts of a real session. What is heavy is loaded when it is needed, after the first paint. */
export const parts: SessionParts = {
  openProgress: openLesson,
  onStorageTrouble,
  async loadStarter(needs, changeover) {
    const [{ openEngineRoom }, { runProject }] = await Promise.all([
      import('#sandbox/choose.ts'),
      import('#sandbox/run-project.ts'),
    ]);
    return { room: openEngineRoom(needs, changeover), runProject };
  },
  async loadChecks(slug) {
    const [{ loadChecks }, { runChecks }] = await Promise.all([
      import('#checks/load.ts'),
      import('#checks/index.ts'),
    ]);
    const checks = await loadChecks(slug);
    return {
      hints: checks.hints,
      run: (project, options) => runChecks(checks, project, options),
    };
  },
  async fetchSolutions(slug) {
    const response = await fetch(`/lessons/${slug}/solutions.json`).catch(() => {
      throw new Error('The site cannot be reached.');
    });
    if (!response.ok) throw new Error(`The site answered ${response.status}.`);
    return (await response.json()) as unknown;
  },
};
