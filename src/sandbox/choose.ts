import type { Sandbox } from './sandbox.ts';

/** Creates a sandbox on the engine that suits this page. Engines are loaded on demand. */
export async function createSandbox(): Promise<Sandbox> {
  const { createWorkerSandbox } = await import('./engines/worker/engine.ts');
  return createWorkerSandbox();
}
