/**
 * Finds a Firefox, for those who have one: the engines run in it too. None is brought; Chromium is what every machine
 * can have. Order: the environment variable THE_PASS_FIREFOX, then a browser on this system.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firefox } from '@playwright/test';

const memory = fileURLToPath(
  new URL('../../node_modules/.cache/the-pass/firefox.json', import.meta.url),
);

/** Playwright's launch options for the Firefox that was found, or `null`. */
export function firefoxOptions() {
  return existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : null;
}

/** Looks for a Firefox that starts under Playwright, and remembers it. Gives its version, or `null`. */
export async function findFirefox() {
  rmSync(memory, { force: true });
  for (const executablePath of candidates()) {
    // An unmodified Firefox: Playwright 1.57 to 1.64 drive releases near 153 (November 2026).
    const options = { channel: 'moz-firefox', executablePath };
    try {
      const running = await firefox.launch({ ...options, timeout: 30_000 });
      const version = running.version();
      await running.close();
      mkdirSync(dirname(memory), { recursive: true });
      writeFileSync(memory, JSON.stringify(options));
      return version;
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split('\n');
      console.log(`${executablePath} cannot be used: ${reason}`);
    }
  }
  return null;
}

function candidates() {
  const named = process.env['THE_PASS_FIREFOX'];
  if (named !== undefined) return named === '' ? [] : [named];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => [join(folder, 'firefox-esr'), join(folder, 'firefox')]);
  paths.push('/Applications/Firefox.app/Contents/MacOS/firefox');
  return paths.filter((path) => existsSync(path));
}

// `npm run test:firefox`: all the engines have, not only what `npm test` takes.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const version = await findFirefox();
  if (!version) {
    console.error('There is no Firefox here. Install one, or set THE_PASS_FIREFOX to its path.');
    process.exit(2);
  }
  console.log(`Firefox (${version})`);
  const { status } = spawnSync(
    'vitest',
    ['run', '--config=tests/vitest.config.ts', '--project=firefox'],
    {
      stdio: 'inherit',
      env: { ...process.env, THE_PASS_WHOLE_FIREFOX: '1' },
      shell: process.platform === 'win32',
    },
  );
  process.exitCode = status ?? 1;
}
