import { expect, test } from 'vitest';
import { asOnThisDevice, inWords, readWidth, toDisplay } from '#workbench/preview/emulation.ts';

test('as on this device nothing is emulated', () => {
  expect(toDisplay(asOnThisDevice)).toEqual({});
  expect(inWords(asOnThisDevice)).toBe('');
});

test('each choice reaches the page and is told in words', () => {
  const emulation = {
    colors: 'dark',
    motion: 'reduced',
    pointer: 'finger',
    textSize: 150,
  } as const;
  expect(toDisplay(emulation)).toEqual({
    colorScheme: 'dark',
    reducedMotion: true,
    pointer: 'coarse',
    hover: false,
    textSize: 1.5,
  });
  expect(inWords(emulation)).toBe('dark, reduced motion, for fingers, text at 150 %');
});

test('a width is a whole number of pixels that a page can have', () => {
  expect(['360', ' 412 ', '4000'].map(readWidth)).toEqual([360, 412, 4000]);
  for (const typed of ['', 'fit', '12', '360.5', '9999', 'null'])
    expect(readWidth(typed)).toBe(null);
});
