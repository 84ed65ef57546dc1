import type { Capability } from '#lib/capabilities.ts';

/**
 * What a project can do in a WebContainer. Everything else of the list is the worker engine's alone: there is no
 * Postgres to connect to, its time is the machine's, nothing stands between a request and its answer, and the browser around
 * the page is the learner's own.
 */
export const webcontainerCapabilities: readonly Capability[] = [
  'server',
  'wire',
  'driver',
  'processes',
];
