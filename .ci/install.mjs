/**
 * Runs first in every npm script, on any Node from 18 on: installs what package-lock.json names when something of it is
 * missing. That includes the Node the project runs on, which comes as an npm package. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const onWindows = process.platform === 'win32';

/**
 * Whether node_modules holds every package of the lockfile, in its version. npm keeps its own record of what it
 * installed and writes it last, so an install that was cut off does not count.
 */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.keys(wanted).every((path) => {
    if (path === '') return true;
    if (!found[path]) return wanted[path].optional === true;
    return found[path].version === wanted[path].version;
  });
}

function install() {
  console.log(
    'Installing packages (first run, or package-lock.json changed). This takes a minute.',
  );
  setRunningNodeAside();
  // npm must run on the system's Node meanwhile: `npm ci` deletes the one inside node_modules.
  const path = (process.env.PATH ?? '').split(delimiter).filter((dir) => !isInside(dir, modules));
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: onWindows, // npm is npm.cmd there
  });
  if (status === 0) return;
  fail(
    'The packages could not be installed; npm says why above.',
    'Check the network connection, then run the same command again.',
  );
}

/** Windows refuses to delete a running program, but moves it. The copy is removed by a later install. */
function setRunningNodeAside() {
  if (!onWindows || !isInside(process.execPath, modules)) return;
  const aside = join(root, '.astro', 'node-set-aside');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  renameSync(process.execPath, join(aside, `node-${process.pid}.exe`));
}

/** Version of the Node that the rest of the npm script will run on, or `null` when it does not start. */
function nodeVersion() {
  const { status, stdout } = spawnSync('node', ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    shell: onWindows,
  });
  return status === 0 ? stdout.trim() : null;
}

function isRecentEnough(version) {
  if (version === null) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

function isInside(path, folder) {
  return (resolve(path) + sep).startsWith(resolve(folder) + sep);
}

function fail(...lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

if (!isInstalled()) install();
if (!isRecentEnough(nodeVersion())) {
  // The folder may come from another system, with that system's Node inside.
  install();
  const version = nodeVersion();
  if (!isRecentEnough(version))
    fail(
      `This project needs Node 22.12 or later; \`node\` here is ${version ?? 'missing or does not start'}.`,
      'It usually brings its own, but there is none for this system. Install Node 24 from your',
      'package manager or nodejs.org, then run the same command again.',
    );
}
