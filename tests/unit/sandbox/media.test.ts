import { describe, expect, it } from 'vitest';
import { preferredScheme } from '#sandbox/preview/frame/display/color-scheme.ts';
import { emulateMedia } from '#sandbox/preview/frame/display/media.ts';
import type { Display } from '#sandbox/sandbox.ts';

const YES = '(width >= 0px)';
const NO = '(width < 0px)';

describe('a media query on another display', () => {
  it.each<[string, Display, string]>([
    ['(prefers-reduced-motion: reduce)', { reducedMotion: true }, YES],
    ['(prefers-reduced-motion)', { reducedMotion: false }, NO],
    ['(prefers-reduced-motion: no-preference)', { reducedMotion: false }, YES],
    ['not (prefers-color-scheme: dark)', { colorScheme: 'dark' }, `not ${YES}`],
    [
      'screen and (prefers-color-scheme: light) and (min-width: 600px)',
      { colorScheme: 'dark' },
      `screen and ${NO} and (min-width: 600px)`,
    ],
    ['(prefers-contrast: more), print', { contrast: 'more' }, `${YES}, print`],
    ['(hover) and (pointer: fine)', { hover: false, pointer: 'coarse' }, `${NO} and ${NO}`],
    [
      '(any-hover: none) or (any-pointer: coarse)',
      { hover: false, pointer: 'coarse' },
      `${YES} or ${YES}`,
    ],
    [
      '(min-width: 40em) and (max-width: 62.5rem)',
      { textSize: 2 },
      '(min-width: 80em) and (max-width: 125rem)',
    ],
    ['(30em <= width < 600px)', { textSize: 2 }, '(60em <= width < 600px)'],
    ['(min-resolution: 2dppx)', { pixelRatio: 2 }, YES],
    ['(max-resolution: 144dpi)', { pixelRatio: 2 }, NO],
    ['(resolution: 2x)', { pixelRatio: 2 }, YES],
    ['(1x < resolution <= 2x)', { pixelRatio: 2 }, YES],
    ['(resolution > 2x)', { pixelRatio: 2 }, NO],
    ['(-webkit-min-device-pixel-ratio: 1.5)', { pixelRatio: 3 }, YES],
    ['(-webkit-max-device-pixel-ratio: 1.5)', { pixelRatio: 3 }, NO],
    ['(prefers-color-scheme: dark) and (hover)', {}, '(prefers-color-scheme: dark) and (hover)'],
    ['(min-width: 40em)', { colorScheme: 'dark' }, '(min-width: 40em)'],
  ])('%s, %o', (media, display, emulated) => {
    expect(emulateMedia(media, display)).toBe(emulated);
  });
});

describe('color-scheme', () => {
  it.each([
    ['light dark', 'dark', 'dark'],
    ['dark light', 'light', 'light'],
    ['only light', 'dark', 'only light'],
    ['normal', 'dark', 'normal'],
    ['light dark', undefined, 'light dark'],
  ] as const)('%s for someone who prefers %s is %s', (value, preferred, scheme) => {
    expect(preferredScheme(value, preferred)).toBe(scheme);
  });
});
