import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { bundled } from './src/integrations/bundled.ts';
import { containerSnapshot } from './src/integrations/container-snapshot.ts';
import { codeBlocks } from './src/integrations/code-blocks.ts';
import { freshDatabase } from './src/integrations/fresh-database.ts';
import { offline } from './src/integrations/offline.ts';
import { packages } from './src/integrations/packages.ts';
import { whenTouched } from './src/integrations/when-touched/integration.ts';
import { settings } from './src/sandbox/engines/worker/postgres/settings.ts';
import { offered, offeredNames } from './src/sandbox/packages/offered.ts';

/** What `public/_headers` asks of a host, here for `astro dev` and `astro preview`. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export default defineConfig({
  integrations: [mdx(), react(), whenTouched(), offline()],
  markdown: { shikiConfig: codeBlocks },
  devToolbar: { enabled: false },
  server: { headers },
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [
      bundled(),
      packages(offered),
      containerSnapshot(offeredNames('node')),
      freshDatabase(settings),
    ],
    // Workers are built apart.
    worker: { plugins: () => [freshDatabase(settings)] },
    // What the island loads later, named now: a dependency found late would reload the page under the learner's hands.
    optimizeDeps: {
      entries: [
        'src/{workbench,checks,sandbox,progress}/**/*.{ts,tsx}',
        'content/lessons/*/*/checks.ts',
      ],
      // It finds its own large files by their place beside it.
      exclude: ['@electric-sql/pglite'],
    },
    // Nothing is put inline: most pages forbid inline scripts; see src/layouts/content-security-policy.ts.
    build: { assetsInlineLimit: 0 },
  },
});
