/**
 * What a server may import of Node's own modules, without `node:`, on every engine. The worker engine's are in
 * engines/worker/process/packages.ts, which a type check holds to this list.
 */
export const nodePackages = [
  'assert',
  'assert/strict',
  'buffer',
  'crypto',
  'events',
  'http',
  'path',
  'process',
  'stream',
  'test',
  'timers',
  'timers/promises',
  'url',
  'util',
] as const;
