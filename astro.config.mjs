import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { bundled } from './src/integrations/bundled.ts';

export default defineConfig({
  integrations: [mdx(), react()],
  devToolbar: { enabled: false },
  vite: { plugins: [bundled()] },
});
