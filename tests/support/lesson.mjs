/**
 * `npm run lesson two-halves`: proves one lesson, and prints what its learners will read.
 * `npm run test:lessons -- --repeat 3`: proves all lessons, three times: what is random must not decide.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, repeat: { type: 'string', default: '1' } },
});
const [slug] = positionals;

const lessons = readdirSync(new URL('../../content/lessons', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('checks.ts'))
  .map((path) => path.split(/[\\/]/).at(-2)?.replace(/^\d+-/, ''));

if (!values.all && (!slug || !lessons.includes(slug))) {
  console.error(`Say which lesson: npm run lesson <name>. There are: ${lessons.join(', ')}.`);
  process.exit(2);
}
if (!/^[1-9]\d?$/.test(values.repeat)) {
  console.error(`--repeat takes a number from 1 to 99, not "${values.repeat}".`);
  process.exit(2);
}

await findBrowser();
const options = ['run', '--config', 'tests/vitest.config.ts', '--project', 'lessons', 'gate'];
const { status } = spawnSync('vitest', [...options, `--reporter=${slug ? 'verbose' : 'default'}`], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, VITE_REPEAT: values.repeat, ...(slug && { VITE_LESSON: slug }) },
  shell: process.platform === 'win32',
});
if (status === 0 && Number(values.repeat) > 1) console.log(`All ${values.repeat} runs agree.`);
process.exitCode = status ?? 1;
