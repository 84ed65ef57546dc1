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
  isIos: false,
  savesData: false,
  memory: null,
};

test('nothing speaks against a good browser', () => {
  expect(findObstacle(good, false)).toBe(null);
  expect(findObstacle({ ...good, memory: 4 }, false)).toBe(null);
});

test.each([
  ['not-secure', { isSecure: false, isIsolated: false }],
  ['not-isolated', { isIsolated: false, hasSharedMemory: false }],
  ['no-shared-memory', { hasSharedMemory: false }],
  ['unsupported', { hasWebAssembly: false }],
  ['unsupported', { hasServiceWorker: false }],
  ['unsupported', { hasLookbehind: false }],
  ['offline', { isOnline: false }],
] as const)('%s, asked for or not', (obstacle, lack) => {
  expect(findObstacle({ ...good, ...lack }, false)).toBe(obstacle);
  expect(findObstacle({ ...good, ...lack }, true)).toBe(obstacle);
});

test.each([{ isIos: true }, { savesData: true }, { memory: 2 }])(
  'a small device is left alone until it is asked: %o',
  (lack) => {
    expect(findObstacle({ ...good, ...lack }, false)).toBe('small-device');
    expect(findObstacle({ ...good, ...lack }, true)).toBe(null);
  },
);
