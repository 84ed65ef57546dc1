import { capabilities, type Capability } from '#lib/capabilities.ts';
import { readEnvironment } from './choose/environment.ts';
import { createEngineRoom, type EngineRoom } from './choose/engine-room.ts';
import { troubles, type Trouble } from './choose/trouble.ts';
import { webcontainerCapabilities } from './engines/webcontainer/capabilities.ts';
import type { Sandbox } from './sandbox.ts';

export type { Choice } from './choose/machine.ts';
export type { EngineRoom } from './choose/engine-room.ts';

/** Creates a sandbox on the worker engine, which can all there is. It is loaded on demand. */
export async function createSandbox(): Promise<Sandbox> {
  const { createWorkerSandbox } = await import('./engines/worker/engine.ts');
  return createWorkerSandbox();
}

/** What the engine room asks of whoever runs the project; see `EngineRoomWorld`. */
export interface Changeover {
  restart(): void;
  takeOver(): void;
}

/**
 * Opens the engine room of a lesson that needs these capabilities. Unless the learner has switched the WebContainer on,
 * it gives the worker engine's sandboxes, and nothing of the other engine is loaded.
 */
export function openEngineRoom(needs: readonly Capability[], changeover: Changeover): EngineRoom {
  return createEngineRoom({
    ...changeover,
    // What the page's head has found: its policy goes by that, and cannot be changed any more.
    isSwitchedOn: () => document.documentElement.dataset['engine'] === 'webcontainer',
    missing: capabilities.filter(
      (capability) => needs.includes(capability) && !webcontainerCapabilities.includes(capability),
    ),
    environment: readEnvironment,
    createWorkerSandbox: createSandbox,
    async boot(options) {
      const { startEngine } = await import('./engines/webcontainer/engine.ts');
      const apiKey = import.meta.env['PUBLIC_WEBCONTAINER_API_KEY'] as string | undefined;
      return startEngine({ ...options, apiKey });
    },
    toTrouble,
  });
}

/** Every failure of a boot has a name; what has none is a part of the site that did not load. */
function toTrouble(error: unknown): Trouble {
  const { trouble } = Object(error) as { trouble?: unknown };
  return troubles.find((known) => known === trouble) ?? (navigator.onLine ? 'rejected' : 'offline');
}
