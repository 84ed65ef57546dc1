import type { Display } from '#sandbox/sandbox.ts';

/** What the app's page is told of the device it is shown on. `device`: what is true of this one. */
export interface Emulation {
  colors: 'device' | 'light' | 'dark';
  motion: 'device' | 'reduced';
  pointer: 'device' | 'finger';
  /** The user's text size, in percent. */
  textSize: 100 | 150 | 200;
}

/** The page as on this device. */
export const asOnThisDevice: Emulation = {
  colors: 'device',
  motion: 'device',
  pointer: 'device',
  textSize: 100,
};

/** The choices of each kind, in order, with their names. */
export const choices = {
  colors: [
    ['device', 'As on this device'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ],
  motion: [
    ['device', 'As on this device'],
    ['reduced', 'Reduced'],
  ],
  pointer: [
    ['device', 'As on this device'],
    ['finger', 'Finger'],
  ],
  textSize: [
    [100, 'Usual'],
    [150, '150 %'],
    [200, '200 %'],
  ],
} as const satisfies { [Kind in keyof Emulation]: readonly (readonly [Emulation[Kind], string])[] };

/** What the sandbox is told. */
export function toDisplay({ colors, motion, pointer, textSize }: Emulation): Display {
  return {
    ...(colors !== 'device' && { colorScheme: colors }),
    ...(motion === 'reduced' && { reducedMotion: true }),
    ...(pointer === 'finger' && { pointer: 'coarse' as const, hover: false }),
    ...(textSize !== 100 && { textSize: textSize / 100 }),
  };
}

/** What differs from this device, in words: `dark, text at 150 %`; empty when nothing does. */
export function inWords({ colors, motion, pointer, textSize }: Emulation): string {
  return [
    colors !== 'device' && colors,
    motion === 'reduced' && 'reduced motion',
    pointer === 'finger' && 'for fingers',
    textSize !== 100 && `text at ${textSize} %`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Reads a width that was typed, in CSS pixels; `null` when no page can be so wide. */
export function readWidth(typed: string): number | null {
  const width = Number(typed);
  return Number.isInteger(width) && width >= 200 && width <= 4000 ? width : null;
}
