import type { Preview } from '#sandbox/sandbox.ts';
import type { TestSandbox } from './sandbox.ts';

/** A page under test. */
export interface TestPage {
  preview: Preview;
  /** Evaluates an expression in the frame, outside the learner's modules. */
  look(code: string): Promise<unknown>;
}

/** Shows a page with one module script and lets the test look into it. */
export async function openPage(
  sandbox: TestSandbox,
  { body = '', head = '', script = '', files = {} as Record<string, string> } = {},
): Promise<TestPage> {
  const preview = await sandbox.show({
    'index.html': `<!doctype html><html lang="en"><head><title>T</title>${head}</head>
      <body>${body}<script type="module" src="app.ts"></script></body></html>`,
    'app.ts': script,
    ...files,
  });
  await preview.install(`register('look', (code) => (0, eval)(code))`);
  return { preview, look: (code) => preview.call('look', code) };
}
