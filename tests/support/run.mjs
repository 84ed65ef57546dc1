/**
 * What `npm test` runs: every proof the project has, in the order in which they are quickest to fail. It stops after the
 * first group with a step that fails. `npm test -- unit lessons` runs only the steps named.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { findFirefox } from './firefox.mjs';
import { readReport } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'the-pass-'));

/** @typedef {(program: string, options: string[], env?: Record<string, string>) => Promise<boolean>} Start */
/** @typedef {{ name: string, about: string, run: (start: Start, report: string) => Promise<boolean> }} Step */

/**
 * Groups of steps. Those of one group run side by side, because each keeps little more than one core busy; a list within a
 * group runs in its order. @type {(Step | Step[])[][]}
 */
const groups = [
  [
    [
      {
        name: 'format',
        about: 'every file is formatted (npm run format mends it)',
        run: (start) => start('prettier', ['--check', '--log-level=warn', '.']),
      },
      {
        name: 'types',
        about: 'TypeScript and Astro agree',
        run: (start) => start('astro', ['check']),
      },
    ],
    [
      {
        name: 'lint',
        about: 'no promise is forgotten, no control is out of reach',
        run: async (start) =>
          (await start('astro', ['sync', '--silent'])) &&
          (await start('eslint', ['--config', 'tests/eslint.config.mjs', '--max-warnings=0', '.'])),
      },
      {
        name: 'unit',
        about: 'the parts by themselves, and the architecture',
        run: (start, report) => vitest(start, report, 'unit'),
      },
    ],
  ],
  [
    {
      name: 'build',
      about: 'the site builds',
      run: (start) => start('astro', ['build', '--silent']),
    },
    { name: 'browser', about: 'there is a Chromium to test in', run: browser },
  ],
  [
    [
      {
        name: 'engines',
        about: 'the sandbox keeps its contract, in the browser',
        run: (start, report) => vitest(start, report, 'engines'),
      },
      {
        name: 'webcontainer',
        about: 'the second engine keeps it too, against a stand-in for its runtime',
        run: (start, report) => vitest(start, report, 'webcontainer'),
      },
    ],
    [
      {
        name: 'firefox',
        about: 'what browsers do differently, in Firefox where there is one',
        run: async (start, report) => !(await findFirefox()) || vitest(start, report, 'firefox'),
      },
      {
        name: 'hangs',
        about: 'a page or a program that hangs is ended, and nothing else',
        run: (start, report) => vitest(start, report, 'hangs'),
      },
      {
        name: 'attacks',
        about: 'learner code reaches nothing of the site',
        run: (start, report) => vitest(start, report, 'attacks'),
      },
      {
        name: 'node',
        about: 'programs print and answer as on real Node',
        run: (start, report) => vitest(start, report, 'node'),
      },
    ],
  ],
  // These two alone: they fill both cores by themselves, and what has to wait for them would be judged too slow.
  [
    {
      name: 'lessons',
      about: 'every lesson proves itself, in the browser',
      run: (start, report) => vitest(start, report, 'lessons'),
    },
  ],
  [{ name: 'site', about: 'the built site, used as a learner does', run: playwright }],
];

/**
 * Makes the function that starts a step's programs. A step that has company keeps what they print until it is over, so
 * that nobody has to untangle it.
 * @param {string[]} [printed] where to keep it
 * @returns {Start}
 */
function createStart(printed) {
  return async (program, options, env) => {
    const running = spawn(program, options, {
      cwd: root,
      stdio: printed ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32', // programs in node_modules/.bin are .cmd files there
    });
    for (const stream of [running.stdout, running.stderr])
      stream?.setEncoding('utf8').on('data', (text) => printed?.push(text));
    const [code] = await once(running, 'close');
    return code === 0;
  };
}

/** @param {Start} start @param {string} report @param {string[]} projects */
function vitest(start, report, ...projects) {
  return start('vitest', [
    'run',
    '--config=tests/vitest.config.ts',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
}

/** @param {Start} start @param {string} report */
function playwright(start, report) {
  const options = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'];
  return start('playwright', options, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
}

async function browser() {
  const { name, version } = await findBrowser();
  console.log(`${name} (${version})`);
  const firefox = await findFirefox();
  console.log(firefox ? `Firefox (${firefox}), for the engines` : 'No Firefox here');
  return true;
}

/** @param {string[]} names @returns {Step[][][]} groups of lists of steps */
function chosenGroups(names) {
  const steps = groups.flat(2);
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const list = steps.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n');
    console.error(`No step is called ${unknown.join(', ')}. The steps are:\n${list}`);
    process.exit(2);
  }
  const isChosen = (/** @type {Step} */ { name }) => names.length === 0 || names.includes(name);
  return groups
    .map((group) => group.map((part) => [part].flat().filter(isChosen)))
    .map((group) => group.filter((list) => list.length > 0));
}

let passed = 0;
let failed = 0;

/** @param {Step} step @param {boolean} hasCompany @returns {Promise<boolean>} */
async function take({ name, about, run }, hasCompany) {
  console.log(`\n── ${name}: ${about}`);
  const started = performance.now();
  const report = join(reports, `${name}.json`);
  /** @type {string[] | undefined} */
  const printed = hasCompany ? [] : undefined;
  const isGreen = await run(createStart(printed), report).catch((/** @type {Error} */ error) => {
    console.error(error.message);
    return false;
  });
  const counts = readReport(report) ?? { passed: isGreen ? 1 : 0, failed: 0 };
  passed += counts.passed;
  failed += isGreen ? counts.failed : Math.max(counts.failed, 1);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (printed) process.stdout.write(printed.join(''));
  console.log(`── ${name} ${isGreen ? 'passed' : 'failed'} in ${seconds} s`);
  if (!isGreen) console.log(`   Alone: npm test -- ${name}`);
  return isGreen;
}

/** Takes steps one after the other, until one fails. @param {Step[]} list @param {boolean} hasCompany */
async function takeAll(list, hasCompany) {
  for (const step of list) if (!(await take(step, hasCompany))) return false;
  return true;
}

for (const group of chosenGroups(process.argv.slice(2))) {
  const ends = await Promise.all(group.map((list) => takeAll(list, group.length > 1)));
  if (ends.includes(false)) break;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
