import type { Trouble } from './trouble.ts';

/** What this browser and this page offer to a WebContainer. */
export interface Environment {
  isSecure: boolean;
  isIsolated: boolean;
  hasSharedMemory: boolean;
  hasWebAssembly: boolean;
  /** Absent in private windows of Firefox, where no preview could be served. */
  hasServiceWorker: boolean;
  /** Absent in Safari before 16.4, as is much else. */
  hasLookbehind: boolean;
  isOnline: boolean;
  isIos: boolean;
  savesData: boolean;
  /** In gigabytes; `null` when the browser does not say. */
  memory: number | null;
}

/** Memory in gigabytes below which nobody is given a WebContainer unasked. */
const ENOUGH_MEMORY = 4;

/** Looks at the present page. Asks no server. */
export function readEnvironment(): Environment {
  const { userAgent, platform, maxTouchPoints, onLine } = navigator;
  const { deviceMemory, connection } = navigator as Navigator & {
    deviceMemory?: number;
    connection?: { saveData?: boolean };
  };
  return {
    isSecure: isSecureContext,
    isIsolated: crossOriginIsolated,
    hasSharedMemory: typeof SharedArrayBuffer === 'function',
    hasWebAssembly: typeof WebAssembly === 'object',
    hasServiceWorker: 'serviceWorker' in navigator,
    hasLookbehind: compiles('(?<=a)b'),
    isOnline: onLine,
    // An iPad says that it is a Mac; no Mac has a touch screen.
    isIos: /iPhone|iPod|iPad/.test(userAgent) || (platform === 'MacIntel' && maxTouchPoints > 1),
    savesData: connection?.saveData === true,
    memory: deviceMemory ?? null,
  };
}

/**
 * What speaks against a boot here, or `null`. A device that has little to spare is left alone only until the learner
 * asks for a WebContainer.
 */
export function findObstacle(environment: Environment, isAskedFor: boolean): Trouble | null {
  const { isIos, savesData, memory } = environment;
  if (!environment.isSecure) return 'not-secure';
  if (!environment.hasWebAssembly) return 'unsupported';
  if (!environment.isIsolated) return 'not-isolated';
  if (!environment.hasSharedMemory) return 'no-shared-memory';
  if (!environment.hasServiceWorker || !environment.hasLookbehind) return 'unsupported';
  const isSmall = isIos || savesData || (memory !== null && memory < ENOUGH_MEMORY);
  if (isSmall && !isAskedFor) return 'small-device';
  return environment.isOnline ? null : 'offline';
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}
