import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const SUFFIX = '?bundled';

/** The stream library asks for npm's `process`, whose queue is slow; ours is one microtask. */
const nextTick = fileURLToPath(
  new URL('../sandbox/engines/worker/process/next-tick.ts', import.meta.url),
);

/** user-event takes two settings of DOM Testing Library, which would bring three times its own size along. */
const testingLibrary = fileURLToPath(
  new URL('../checks/page/frame/user-event-settings.ts', import.meta.url),
);

const forUserEvent: Plugin = {
  name: 'the-pass:for-user-event',
  enforce: 'pre',
  resolveId: (source) => (source === '@testing-library/dom' ? testingLibrary : null),
};

/**
 * Vite plugin: `import source from './entry.ts?bundled'` gives the entry and all it imports as the text of one classic
 * script. The sandbox needs its code as text, because it runs where no module of ours may be loaded from: in frames
 * and workers with an opaque origin. Free variables of the entry stay free, so the text can be the body of a function
 * whose parameters they are.
 */
export function bundled(): Plugin {
  return {
    name: 'the-pass:bundled',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return;
      const entry = id.slice(0, -SUFFIX.length);
      const result = await bundle(entry);
      for (const file of result.files) this.addWatchFile(file);
      return `export default ${JSON.stringify(result.code)};`;
    },
  };
}

async function bundle(entry: string): Promise<{ code: string; files: string[] }> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    // An entry may carry others along, as text.
    plugins: [forUserEvent, bundled()],
    resolve: { alias: { 'process/': nextTick } },
    define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'bundled' },
      minify: true,
      // The names of classes and functions are seen in what a program prints.
      rolldownOptions: {
        output: {
          minify: {
            compress: { keepNames: { class: true, function: true } },
            mangle: { keepNames: { class: true, function: true } },
          },
        },
      },
    },
  });
  const [built] = Array.isArray(output) ? output : [output];
  if (!built || !('output' in built)) throw new Error(`Bundling ${entry} gave no output.`);
  const [chunk] = built.output;
  return {
    code: chunk.code,
    files: chunk.moduleIds
      .map((id) => id.replace(SUFFIX, ''))
      .filter((file) => file.startsWith('/')),
  };
}
