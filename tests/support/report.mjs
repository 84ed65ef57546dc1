import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests passed and failed, from the JSON report of Vitest or Playwright. A test that passed only when repeated
 * counts as failed. `null` when the runner wrote no report.
 *
 * @param {string} path
 * @returns {{ passed: number, failed: number } | null}
 */
export function readReport(path) {
  if (!existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if (report.stats)
    return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}
