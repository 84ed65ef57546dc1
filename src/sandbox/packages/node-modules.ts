/**
 * What a server may import of Node's own modules, without `node:`, on every engine. The worker engine's are in
 * engines/worker/process/packages.ts, which a type check holds to this list.
 */
export const nodePackages = [
  'assert',
  'assert/strict',
  'buffer',
  'console',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'http',
  'os',
  'path',
  'path/posix',
  'perf_hooks',
  'process',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'test',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
] as const;
