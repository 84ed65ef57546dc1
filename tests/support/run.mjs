/**
 * What `npm test` runs: every proof the project has, in the order in which they are quickest to fail. It stops at the
 * first step that fails. `npm test -- unit lessons` runs only the steps named.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { findFirefox } from './firefox.mjs';
import { readReport } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'the-pass-'));

/** @typedef {{ name: string, about: string, run: (report: string) => boolean | Promise<boolean> }} Step */

/** @type {Step[]} */
const steps = [
  {
    name: 'format',
    about: 'every file is formatted (npm run format mends it)',
    run: () => command('prettier', '--check', '--log-level=warn', '.'),
  },
  {
    name: 'lint',
    about: 'no promise is forgotten, no control is out of reach',
    run: () =>
      command('astro', 'sync', '--silent') &&
      command('eslint', '--config', 'tests/eslint.config.mjs', '--max-warnings=0', '.'),
  },
  { name: 'types', about: 'TypeScript and Astro agree', run: () => command('astro', 'check') },
  {
    name: 'unit',
    about: 'the parts by themselves, and the architecture',
    run: (report) => vitest(report, 'unit'),
  },
  { name: 'build', about: 'the site builds', run: () => command('astro', 'build', '--silent') },
  { name: 'browser', about: 'there is a Chromium to test in', run: browser },
  {
    name: 'engines',
    about: 'the sandbox keeps its contract, in the browser',
    run: (report) => vitest(report, 'engines'),
  },
  {
    name: 'attacks',
    about: 'learner code reaches nothing of the site',
    run: (report) => vitest(report, 'attacks'),
  },
  {
    name: 'lessons',
    about: 'every lesson proves itself, in the browser',
    run: (report) => vitest(report, 'lessons'),
  },
  { name: 'site', about: 'the built site, used as a learner does', run: playwright },
];

/** @param {string} program @param {...string} options */
function command(program, ...options) {
  return start(program, options);
}

/** @param {string} program @param {string[]} options @param {Record<string, string>} [env] */
function start(program, options, env) {
  const { status } = spawnSync(program, options, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32', // programs in node_modules/.bin are .cmd files there
  });
  return status === 0;
}

/** @param {string} report @param {string} project */
function vitest(report, project) {
  const options = ['run', '--config', 'tests/vitest.config.ts', '--project', project];
  return start('vitest', [
    ...options,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
}

/** @param {string} report */
function playwright(report) {
  const options = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'];
  return start('playwright', options, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
}

async function browser() {
  const { name, version } = await findBrowser();
  console.log(`${name} (${version})`);
  const firefox = await findFirefox();
  console.log(firefox ? `Firefox (${firefox}), for the engines` : 'No Firefox here: skipped');
  return true;
}

/** @param {string[]} names @returns {Step[]} */
function chosenSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const list = steps.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`).join('\n');
    console.error(`No step is called ${unknown.join(', ')}. The steps are:\n${list}`);
    process.exit(2);
  }
  return names.length > 0 ? steps.filter((step) => names.includes(step.name)) : steps;
}

let passed = 0;
let failed = 0;

for (const { name, about, run } of chosenSteps(process.argv.slice(2))) {
  console.log(`\n── ${name}: ${about}`);
  const started = performance.now();
  const report = join(reports, `${name}.json`);
  const isGreen = await Promise.resolve(run(report)).catch((/** @type {Error} */ error) => {
    console.error(error.message);
    return false;
  });
  const counts = readReport(report) ?? { passed: isGreen ? 1 : 0, failed: 0 };
  passed += counts.passed;
  failed += isGreen ? counts.failed : Math.max(counts.failed, 1);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name} ${isGreen ? 'passed' : 'failed'} in ${seconds} s`);
  if (isGreen) continue;
  console.log(`   Alone: npm test -- ${name}`);
  break;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
