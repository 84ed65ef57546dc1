import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import type { BrowserInstanceOption } from 'vitest/node';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { bundled } from '../src/integrations/bundled.ts';
import { packages } from '../src/integrations/packages.ts';
import { offered, offeredNames } from '../src/sandbox/packages/offered.ts';
import { containerSnapshot } from '../src/integrations/container-snapshot.ts';
import { launchOptions } from './support/browser.mjs';
import { firefoxOptions } from './support/firefox.mjs';
import { print } from './support/print.ts';
import { runOnNode } from './support/run-on-node.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that need a real browser: workers, frames and modules as the learner's browser has them. */
function inBrowser(name: string, timeoutMs: number): TestProjectInlineConfiguration {
  return {
    root,
    plugins: [bundled(), packages(offered), containerSnapshot(offeredNames('node'))],
    server: { fs: { allow: [root] } },
    // Found beforehand: a package found while a test runs makes Vite reload the page under it.
    // PGlite finds its own large files by their place beside it.
    optimizeDeps: {
      entries: ['src/{checks,sandbox}/**/*.ts'],
      exclude: ['@electric-sql/pglite'],
    },
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      // Lessons are many: they are proven in two pages at once. Not so the engines: timings are part of what is tested, and a
      // page that is made to hang may take its neighbor with it.
      fileParallelism: name === 'lessons',
      maxWorkers: 2,
      browser: {
        enabled: true,
        headless: true,
        commands: { runOnNode, print },
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        viewport: { width: 1000, height: 800 },
        instances: [{ browser: 'chromium' }, ...otherBrowsers(name)],
      },
    },
  };
}

/** The engines are proven in every browser there is. */
function otherBrowsers(name: string): BrowserInstanceOption[] {
  const options = firefoxOptions();
  if (name !== 'engines' || !options) return [];
  return [{ browser: 'firefox', provider: playwright({ launchOptions: options }) }];
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
  const project = inBrowser('webcontainer', 60_000);
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

export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [bundled(), packages(offered)],
        test: {
          name: 'unit',
          testTimeout: 30_000, // for hangs; tests with random input take seconds on a busy machine
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      inBrowser('engines', 30_000),
      inBrowser('attacks', 30_000),
      inBrowser('lessons', 60_000),
      inBrowser('bench', 120_000),
      inWebContainer(),
    ],
  },
});
