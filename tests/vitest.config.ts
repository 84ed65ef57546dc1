import type { LaunchOptions } from '@playwright/test';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { bundled } from '../src/integrations/bundled.ts';
import { freshDatabase } from '../src/integrations/fresh-database.ts';
import { packages } from '../src/integrations/packages.ts';
import { offered, offeredNames } from '../src/sandbox/packages/offered.ts';
import { settings } from '../src/sandbox/engines/worker/postgres/settings.ts';
import { containerSnapshot } from '../src/integrations/container-snapshot.ts';
import { launchOptions, sharedProcess } from './support/browser.mjs';
import { firefoxOptions } from './support/firefox.mjs';
import { print } from './support/print.ts';
import { runOnNode } from './support/run-on-node.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface BrowserTests {
  name: string;
  /** Default: all of the folder of that name. */
  include?: string[];
  exclude?: string[];
  timeoutMs: number;
  /** Pages they run in at once. */
  pages?: number;
  /** Default: the Chromium that was found. */
  browser?: 'chromium' | 'firefox';
  options?: LaunchOptions;
}

/** Tests that need a real browser: workers, frames and modules as the learner's browser has them. */
function inBrowser({
  name,
  include = [`tests/${name}/**/*.test.ts`],
  exclude = [],
  timeoutMs,
  pages = 1,
  browser = 'chromium',
  options = launchOptions(),
}: BrowserTests): TestProjectInlineConfiguration {
  return {
    root,
    // One for each: several run side by side.
    cacheDir: `node_modules/.vite/${name}`,
    plugins: [
      bundled(),
      packages(offered),
      containerSnapshot(offeredNames('node')),
      freshDatabase(settings),
    ],
    server: { fs: { allow: [root] } },
    // Found beforehand: a package found while a test runs makes Vite reload the page under it.
    // PGlite finds its own large files by their place beside it.
    optimizeDeps: {
      entries: ['src/{checks,sandbox}/**/*.ts'],
      exclude: ['@electric-sql/pglite'],
    },
    test: {
      name,
      include,
      exclude,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      fileParallelism: pages > 1,
      maxWorkers: pages,
      browser: {
        enabled: true,
        headless: true,
        commands: { runOnNode, print },
        screenshotFailures: false,
        viewport: { width: 1000, height: 800 },
        instances: [{ browser, name, provider: playwright({ launchOptions: options }) }],
      },
    },
  };
}

/** What the vendor's runtime asks of the page it is on. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * The tests that a WebContainer can pass, against its engine; and the lessons it has what they need for. Each program there
 * is a real process, so `npm test` takes a part of them, and `npm run test:webcontainer` all.
 */
function inWebContainer(): TestProjectInlineConfiguration {
  const project = inBrowser({ name: 'webcontainer', timeoutMs: 60_000 });
  const isWhole = Boolean(process.env['THE_PASS_WEBCONTAINER']);
  return {
    ...project,
    server: { ...project.server, headers: isolated },
    test: {
      ...project.test,
      include: isWhole
        ? [
            'tests/webcontainer/*.test.ts',
            'tests/engines/{browser-modules,packages,preview,server,signals,streaming}.test.ts',
          ]
        : ['tests/webcontainer/contract.test.ts', 'tests/engines/browser-modules.test.ts'],
      env: { VITE_ENGINE: 'webcontainer' },
      globalSetup: ['tests/support/webcontainer-host/for-vitest.ts'],
    },
  };
}

const oneProcess = launchOptions(sharedProcess);
const hangs = ['tests/engines/never-stuck.test.ts'];
const node = ['tests/engines/node-reference/*.test.ts'];

/** What browsers do differently, and is soon proven. `npm run test:firefox` takes all that the engines have. */
const differing = [
  'browser-events',
  'browser-modules',
  'browser-storage',
  'clock',
  'display',
  'preview',
  'streaming',
];
const firefox = firefoxOptions();
const isWholeFirefox = Boolean(process.env['THE_PASS_WHOLE_FIREFOX']);

export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [bundled(), packages(offered)],
        test: {
          name: 'unit',
          // Pure logic: files that share a process share nothing else, and loading each anew took most of the time.
          isolate: false,
          testTimeout: 30_000, // for hangs; tests with random input take seconds on a busy machine
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      // The engines in one page at a time: timings are part of what is tested, and a page that is made to hang may take its
      // neighbor with it.
      inBrowser({
        name: 'engines',
        exclude: [...hangs, ...node],
        timeoutMs: 30_000,
        options: oneProcess,
      }),
      inBrowser({ name: 'hangs', include: hangs, timeoutMs: 30_000 }),
      inBrowser({ name: 'node', include: node, timeoutMs: 30_000, options: oneProcess }),
      ...(firefox
        ? [
            inBrowser({
              name: 'firefox',
              include: isWholeFirefox
                ? ['tests/engines/**/*.test.ts']
                : differing.map((name) => `tests/engines/${name}.test.ts`),
              timeoutMs: 30_000,
              browser: 'firefox',
              options: firefox,
            }),
          ]
        : []),
      inBrowser({ name: 'attacks', timeoutMs: 30_000 }),
      inBrowser({ name: 'lessons', timeoutMs: 60_000, pages: 2, options: oneProcess }),
      inBrowser({ name: 'bench', timeoutMs: 120_000 }),
      inWebContainer(),
    ],
  },
});
