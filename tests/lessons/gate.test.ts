/**
 * The gate of the course: every lesson proves itself on the real engine. Its starter fails what it should, its solutions
 * pass, and each wrong answer is caught by the check and the hint that were written for it.
 *
 * `npm run lesson <slug>` runs it for one lesson and prints what learners will read.
 */
import { describe, expect, it } from 'vitest';
import { loadChecks, checkedLessons } from '#checks/load.ts';
import type { CheckResult } from '#checks/index.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { expectationOf } from '../support/expectations.ts';
import { resultsOf, toReport } from '../support/lesson-results.ts';

const MAX_MS = 2000;
const wanted: unknown = import.meta.env['VITE_LESSON'];
const lessons = checkedLessons.filter((slug) => !wanted || slug === wanted);

describe.each(lessons)('lesson %s', async (slug) => {
  const checks = await loadChecks(slug);
  const { project, solutions, wrong } = await lessonFiles(slug);

  async function run(files: typeof project) {
    const results = await resultsOf(checks, files);
    if (wanted) console.log(results.map(toReport).join('\n'));
    expect(broken(results)).toEqual([]);
    expect(results.filter(({ durationMs }) => durationMs > MAX_MS)).toEqual([]);
    return results;
  }

  it('fails at the start where it should', async () => {
    expect(failed(await run(project)).map(({ id }) => id)).toEqual(checks.failsAtStart);
  });

  it.each(Object.entries(solutions))('accepts solution %s', async (_, files) => {
    expect(failed(await run(files)).map(toReport)).toEqual([]);
  });

  it.each(Object.entries(wrong))('catches %s', async (name, files) => {
    const [first] = failed(await run(files));
    expect({ fails: first?.id, hint: first?.hint }).toEqual(expectationOf(slug, name));
  });
});

function failed(results: CheckResult[]): CheckResult[] {
  return results.filter(({ status }) => status === 'fail');
}

function broken(results: CheckResult[]): string[] {
  return results.filter(({ status }) => status === 'error').map(toReport);
}
