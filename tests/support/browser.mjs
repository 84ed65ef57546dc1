/**
 * Finds a Chromium for the tests, or brings one. `node tests/support/browser.mjs` shows which.
 *
 * Order: the environment variable THE_PASS_CHROMIUM, the choice remembered from last time, a browser on this system,
 * Playwright's own download, @sparticuz/chromium from npm, apt-get. Each must start and open a page before it counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** @typedef {{ executablePath?: string, env?: Record<string, string> }} Browser `{}` is Playwright's own. */

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const cache = join(modules, '.cache', 'the-pass');
const memory = join(cache, 'browser.json');
const npmChromium = '@sparticuz/chromium@153.0.0';

/** Quiet and offline: no updates, no sync, no first-run page. Without the sandbox it also starts as root. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chromium without a process of its own for each frame of ours, which takes a third of the time and is seen in nothing but
 * what becomes of a page that hangs.
 */
export const sharedProcess = ['--disable-features=IsolateSandboxedIframes'];

/**
 * Playwright's launch options for the remembered browser; Playwright's own when there is none.
 * @param {string[]} [more] arguments for it besides the usual ones
 */
export function launchOptions(more = []) {
  const options = toLaunchOptions(fromEnvironment() ?? fromMemory() ?? {});
  return { ...options, args: [...args, ...more] };
}

/**
 * Makes sure there is a browser that starts, and remembers it for `launchOptions`.
 * Throws an error with a remedy when there is none to be had.
 */
export async function findBrowser() {
  for (const source of [
    fromEnvironment,
    fromMemory,
    fromSystem,
    fromPlaywright,
    fromNpm,
    fromApt,
  ]) {
    for (const browser of await candidates(source)) {
      const version = await tryBrowser(browser);
      if (version === null) continue;
      if (source !== fromEnvironment) remember(browser);
      return { name: nameOf(browser), version };
    }
  }
  throw new Error(
    'No Chromium could be found or brought.\n' +
      'Install Chrome, Chromium or Edge, or set THE_PASS_CHROMIUM to the path of one, and run again.',
  );
}

/** @param {() => unknown} source @returns {Promise<Browser[]>} */
async function candidates(source) {
  const found = await source();
  return found ? [found].flat() : [];
}

/** @param {Browser} browser */
function toLaunchOptions({ executablePath, env }) {
  return {
    args,
    ...(executablePath && { executablePath }),
    // Playwright replaces the whole environment by this one.
    ...(env && { env: { ...process.env, ...env } }),
  };
}

/** @param {Browser} browser @returns {Promise<string | null>} its version, or `null` when it does not work */
async function tryBrowser(browser) {
  try {
    const running = await chromium.launch({ ...toLaunchOptions(browser), timeout: 30_000 });
    const page = await running.newPage();
    await page.setContent('<title>ready</title>');
    const works = (await page.title()) === 'ready';
    const version = running.version();
    await running.close();
    return works ? version : null;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`${nameOf(browser)} does not start: ${reason}`);
    return null;
  }
}

/** @param {Browser} browser */
function nameOf(browser) {
  return browser.executablePath ?? "Playwright's Chromium";
}

/** @param {Browser} browser */
function remember(browser) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(memory, JSON.stringify(browser));
}

/** @returns {Browser | null} */
function fromEnvironment() {
  const executablePath = process.env['THE_PASS_CHROMIUM'];
  return executablePath ? { executablePath } : null;
}

/** @returns {Browser | null} */
function fromMemory() {
  if (!existsSync(memory)) return null;
  const browser = JSON.parse(readFileSync(memory, 'utf8'));
  return !browser.executablePath || existsSync(browser.executablePath) ? browser : null;
}

/** @returns {Browser[]} */
function fromSystem() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge',
  ];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  if (process.platform === 'darwin')
    for (const name of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
      paths.push(`/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32')
    for (const base of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'])
      for (const program of [
        'Google/Chrome/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ])
        paths.push(join(process.env[base] ?? '', program));
  return paths.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath }));
}

/** @returns {Browser | null} */
function fromPlaywright() {
  if (!existsSync(chromium.executablePath())) {
    console.log('No browser on this system. Asking Playwright to download one.');
    spawnSync(process.execPath, [join(modules, '@playwright/test/cli.js'), 'install', 'chromium'], {
      stdio: 'ignore',
      timeout: 180_000,
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    });
  }
  return existsSync(chromium.executablePath()) ? {} : null;
}

/** @returns {Promise<Browser | null>} */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  console.log(`Playwright could not. Asking npm for ${npmChromium} (67 MB).`);
  const folder = join(cache, 'chromium');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  if (!run(['npm', 'install', ...options, npmChromium], folder)) return null;

  const installed = join(folder, 'node_modules/@sparticuz/chromium');
  const { default: packed, inflate } = await import(
    pathToFileURL(join(installed, 'build/index.js')).href
  );
  return {
    executablePath: await packed.executablePath(),
    env: {
      LD_LIBRARY_PATH: join(await inflate(join(installed, 'bin/al2023.tar.br')), 'lib'),
      FONTCONFIG_PATH: await inflate(join(installed, 'bin/fonts.tar.br')),
    },
  };
}

/** @returns {Browser | null} */
function fromApt() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  console.log('npm could not. Asking apt-get for chromium.');
  const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const isInstalled =
    run([...apt, 'update', '-qq']) &&
    run([...apt, 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return isInstalled ? { executablePath: '/usr/bin/chromium' } : null;
}

/** @param {string[]} command @param {string} [cwd] @returns {boolean} whether it succeeded */
function run([program = '', ...rest], cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { cwd, env, stdio: 'inherit' }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, version } = await findBrowser();
  console.log(`${name} (${version})`);
}
