import type { Platform } from './program.ts';

/** Node modules that lessons do without, and what to use in their place. */
const instead: Record<string, string> = {
  child_process: 'Start a second process from the kitchen panel instead.',
  cluster: 'Start several processes on ports of their own instead.',
  dgram: 'Use HTTP through node:http.',
  http2: 'Use node:http.',
  https: 'Use node:http; in a real kitchen the gateway in front adds TLS.',
  net: 'Use node:http.',
  tls: 'Use node:http; in a real kitchen the gateway in front adds TLS.',
  vm: 'Import the code as a module.',
  worker_threads: 'Split the work into slices with timers.',
};

/** Says in one sentence why an import is not available here, and what to do. */
export function explainMissing(
  specifier: string,
  platform: Platform,
  packages: readonly string[],
): string {
  const name = specifier.replace(/^node:/, '');
  const isNode = specifier.startsWith('node:') || name in instead;
  if (platform === 'page' && isNode) {
    return `'${specifier}' belongs to Node.js and does not exist in a browser. Ask the backend for what it does.`;
  }
  if (isNode) {
    return `'${specifier}' is not part of this sandbox. ${instead[name] ?? `It has ${list(packages)}.`}`;
  }
  return `Cannot find the package '${specifier}'. This lesson has ${list(packages)}. A file of yours starts with './'.`;
}

function list(names: readonly string[]): string {
  return names.length > 0 ? [...names].sort().join(', ') : 'no packages';
}
