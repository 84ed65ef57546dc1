import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { launchOptions, sharedProcess } from './support/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `THE_PASS_PORT` lets several checkouts be tested at once on one machine. */
const port = Number(process.env['THE_PASS_PORT'] ?? 4329);
const address = `http://localhost:${port}/`;

/** Tests of the built site: `npm run build` first. */
export default defineConfig({
  testDir: './site',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two files at a time: each keeps little more than one core busy.
  workers: 2,
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // Each test begins as a first visit, which would store the whole site; offline.test.ts allows it.
    serviceWorkers: 'block',
    launchOptions: launchOptions(sharedProcess),
    // Without pictures, of the screen and of the document: they take much of the whole time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [{ name: 'site', use: { browserName: 'chromium' } }],
  webServer: {
    // Beside any preview that is open already.
    command: `astro preview --port ${port} --ignore-lock`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  },
});
