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
}

/** Looks at the present page. Asks no server. */
export function readEnvironment(): Environment {
  return {
    isSecure: isSecureContext,
    isIsolated: crossOriginIsolated,
    hasSharedMemory: typeof SharedArrayBuffer === 'function',
    hasWebAssembly: typeof WebAssembly === 'object',
    hasServiceWorker: 'serviceWorker' in navigator,
    hasLookbehind: compiles('(?<=a)b'),
    isOnline: navigator.onLine,
  };
}

/** What speaks against a boot here, or `null`. */
export function findObstacle(environment: Environment): Trouble | null {
  if (!environment.isSecure) return 'not-secure';
  if (!environment.hasWebAssembly) return 'unsupported';
  if (!environment.isIsolated) return 'not-isolated';
  if (!environment.hasSharedMemory) return 'no-shared-memory';
  if (!environment.hasServiceWorker || !environment.hasLookbehind) return 'unsupported';
  return environment.isOnline ? null : 'offline';
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}
