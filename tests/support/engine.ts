import { inject } from 'vitest';
import type { Engine } from '#sandbox/engines/webcontainer/engine.ts';
import type { EngineId, Sandbox } from '#sandbox/sandbox.ts';

/** The engine that the tests of this run are about. */
export const engineId: EngineId =
  import.meta.env['VITE_ENGINE'] === 'webcontainer' ? 'webcontainer' : 'worker';

let booting: Promise<Engine> | null = null;

/** An empty sandbox of that engine. A page has one WebContainer, so it has one of its sandboxes at a time. */
export async function createSandbox(): Promise<Sandbox> {
  if (engineId === 'worker') {
    const { createWorkerSandbox } = await import('#sandbox/engines/worker/engine.ts');
    return createWorkerSandbox();
  }
  const engine = await (booting ??= boot());
  return engine.createSandbox();
}

async function boot(): Promise<Engine> {
  const { startEngine } = await import('#sandbox/engines/webcontainer/engine.ts');
  const { signal } = new AbortController();
  return startEngine({ origin: inject('webcontainerHost'), signal, onLate: () => {} });
}
