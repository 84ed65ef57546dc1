/**
 * `npm run test:webcontainer`: the contract and the lessons on the vendor's own runtime, which comes over the internet.
 * Where its server cannot be reached, says so and proves nothing. `-- --stand-in` runs the same tests against the stand-in
 * on this machine, whole; `npm test` runs a part of them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vendor = 'https://stackblitz.com';
/** Milliseconds until a server that says nothing counts as unreachable. */
const patience = 15_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'stand-in': { type: 'boolean', default: false } },
});

/** Why the vendor's server cannot be asked, or `null`. Any answer of its own is good: the frame is asked for later. */
async function obstacle() {
  try {
    await fetch(`${vendor}/headless`, { method: 'HEAD', signal: AbortSignal.timeout(patience) });
    return null;
  } catch (error) {
    const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
    return cause?.code ?? message;
  }
}

const reason = values['stand-in'] ? null : await obstacle();
if (reason) {
  console.log(`SKIPPED: ${vendor} is unreachable from here (${reason}).`);
  console.log('Nothing was proven about the vendor’s runtime. With --stand-in, our side of it is.');
} else {
  await findBrowser();
  const options = ['run', '--config', 'tests/vitest.config.ts', '--project', 'webcontainer'];
  const { status } = spawnSync('vitest', [...options, ...positionals], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      THE_PASS_WEBCONTAINER: values['stand-in'] ? 'stand-in' : 'vendor',
    },
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
