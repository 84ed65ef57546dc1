import { expect, test } from 'vitest';
import { findObstacle, type Environment } from '#sandbox/choose/environment.ts';

const good: Environment = {
  isSecure: true,
  isIsolated: true,
  hasSharedMemory: true,
  hasWebAssembly: true,
  hasServiceWorker: true,
  hasLookbehind: true,
  isOnline: true,
};

test('nothing speaks against a good browser', () => {
  expect(findObstacle(good)).toBe(null);
});

test.each([
  ['not-secure', { isSecure: false, isIsolated: false }],
  ['not-isolated', { isIsolated: false, hasSharedMemory: false }],
  ['no-shared-memory', { hasSharedMemory: false }],
  ['unsupported', { hasWebAssembly: false }],
  ['unsupported', { hasServiceWorker: false }],
  ['unsupported', { hasLookbehind: false }],
  ['offline', { isOnline: false }],
] as const)('%s', (obstacle, lack) => {
  expect(findObstacle({ ...good, ...lack })).toBe(obstacle);
});
