import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';

export default defineConfig({
  srcDir: './src',
  integrations: [mdx(), react()],
  devToolbar: { enabled: false },
  server: { port: 4321 },
});
