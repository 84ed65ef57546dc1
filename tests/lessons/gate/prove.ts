import { afterAll, describe, expect, it } from 'vitest';
import { loadChecks, checkedLessons } from '#checks/load.ts';
import type { CheckResult } from '#checks/index.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { createLessonRunner, toReport } from '../../support/lesson-results.ts';

/** Milliseconds a check may take on an engine of pace 1. */
const MAX_MS = 2000;
/** The one lesson of `npm run lesson`, if any. */
const wanted: unknown = import.meta.env['VITE_LESSON'];
/** Whether somebody proves lessons and nothing else. */
const isThorough = 'VITE_REPEAT' in import.meta.env;
const repeats = Number(import.meta.env['VITE_REPEAT'] ?? 1);

/**
 * The gate of the course: every lesson proves itself on the real engine. Its starter fails what it should, its solutions
 * pass, and each wrong answer is caught by the check and the hint that were written for it.
 *
 * Registers the tests of every `pages`th lesson, beginning with number `page`. Each page of the browser takes its share.
 */
export function proveLessons(page: number, pages: number, lessons = checkedLessons): void {
  const share = lessons.filter((slug, index) =>
    wanted ? slug === wanted && page === 0 : index % pages === page,
  );
  // A page without a lesson is not an error.
  if (share.length === 0) return it('has nothing to prove', () => {});
  const runner = createLessonRunner();
  afterAll(() => runner.dispose());

  const rounds = Array.from({ length: repeats }, (_, index) => index + 1);
  describe.each(rounds)('run %i', (round) => {
    // The first time in the order in which timers were set, then as chance will have it.
    const order = round === 1 ? {} : { seed: round };
    describe.each(share)('lesson %s', async (slug) => {
      const checks = await loadChecks(slug);
      const { project, solutions, wrong, expectations } = await lessonFiles(slug);

      async function run(
        files: typeof project,
        { checks: some = checks.checks, stopAtFailure = false } = {},
      ) {
        const definition = { ...checks, checks: some };
        const results = await runner.resultsOf(definition, files, { ...order, stopAtFailure });
        if (wanted) console.log(results.map(toReport).join('\n'));
        expect(broken(results)).toEqual([]);
        const slow = results.filter(isSlow).map(({ id }) => id);
        if (slow.length > 0) expect(await runAlone(files, slow)).toEqual([]);
        return results;
      }

      /** Whatever else the machine does may hold a check up once. Gives what is slow again. */
      async function runAlone(files: typeof project, ids: string[]): Promise<CheckResult[]> {
        const again = { ...checks, checks: checks.checks.filter(({ id }) => ids.includes(id)) };
        return (await runner.resultsOf(again, files, order)).filter(isSlow);
      }

      function isSlow({ durationMs }: CheckResult): boolean {
        return durationMs > MAX_MS * runner.pace;
      }

      it('fails at the start where it should', async () => {
        expect(failed(await run(project)).map(({ id }) => id)).toEqual(checks.failsAtStart);
      });

      it.each(Object.entries(solutions))('accepts solution %s', async (_, files) => {
        expect(failed(await run(files)).map(toReport)).toEqual([]);
      });

      it.each(Object.entries(wrong))('catches %s', async (name, files) => {
        const expected = expectations[name]!;
        // The whole suite runs the check that was written for it: all lessons have to fit into minutes. Whoever proves
        // lessons alone has time for those before it too, which a learner must not hear of first.
        const named = checks.checks.filter(({ id }) => isThorough || id === expected.fails);
        const results = await run(files, { checks: named, stopAtFailure: true });
        const [first] = failed(results);
        expect({ fails: first?.id, hint: first?.hint }, first && toReport(first)).toEqual(expected);
      });
    });
  });
}

function failed(results: CheckResult[]): CheckResult[] {
  return results.filter(({ status }) => status === 'fail');
}

function broken(results: CheckResult[]): string[] {
  return results.filter(({ status }) => status === 'error').map(toReport);
}
