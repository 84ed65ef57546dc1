/** `npm run lesson two-halves`: proves one lesson, and prints what its learners will read. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [slug] = process.argv.slice(2);

const lessons = readdirSync(new URL('../../content/lessons', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('checks.ts'))
  .map((path) => path.split(/[\\/]/).at(-2)?.replace(/^\d+-/, ''));

if (!slug || !lessons.includes(slug)) {
  console.error(`Say which lesson: npm run lesson <name>. There are: ${lessons.join(', ')}.`);
  process.exit(2);
}

await findBrowser();
const { status } = spawnSync(
  'vitest',
  [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'lessons',
    'gate',
    '--reporter=verbose',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VITE_LESSON: slug },
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;
