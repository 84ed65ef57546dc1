import { nodePackages } from './node-modules.ts';
import { offeredNames } from './offered.ts';

/** What a server's program may import besides files. */
export const importable: readonly string[] = [
  ...nodePackages.map((name) => `node:${name}`),
  ...offeredNames('node'),
];
