import { afterEach, expect, test, vi } from 'vitest';
import { readSetting, writeSetting } from '#lib/settings.ts';

afterEach(() => void vi.unstubAllGlobals());

test('what was written is read again, under the name of the site', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  writeSetting('split:front', 54);
  expect(readSetting('split:front')).toBe(54);
  expect([...kept.keys()]).toEqual(['the-pass:split:front']);
  expect(readSetting('unknown')).toBe(null);
  kept.set('the-pass:broken', '{');
  expect(readSetting('broken')).toBe(null);
});

test('storage that refuses is no trouble', () => {
  const refuse = () => {
    throw new DOMException('No.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  writeSetting('split:front', 54);
  expect(readSetting('split:front')).toBe(null);
});
