import { PreviewGoneError, type Display, type Tab } from '#sandbox/sandbox.ts';
import { CheckFailure } from '../failure.ts';
import type { Trail } from '../trail.ts';

/** What to show the page on: `{ width: 360, pointer: 'coarse', hover: false }`. Without a height, a usual one is taken. */
export interface Emulation extends Omit<Display, 'size'> {
  width?: number;
  height?: number;
}

/** Shows the page on another display until the check is over, or until the next call: nothing is kept of the last one. */
export async function emulate(
  preview: Tab,
  trail: Trail,
  { width, height, ...rest }: Emulation,
): Promise<void> {
  const size = width && { size: { width, height: height ?? usualHeight(width) } };
  const display = { ...rest, ...size };
  try {
    await preview.setDisplay(display);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof PreviewGoneError) throw error;
    const expected = 'Keep the page in view while the checks run.';
    throw new CheckFailure({ seen: error.message, expected }, { cause: error });
  }
  trail.add(`Showed the page ${describeDisplay(display)}.`);
}

function usualHeight(width: number): number {
  return width < 600 ? 740 : width < 1000 ? 1024 : 800;
}

/** A display in words: `360 pixels wide, with text twice as large`. */
function describeDisplay(display: Display): string {
  const { size, textSize = 1, colorScheme, contrast, reducedMotion, pointer, hover } = display;
  const words = [
    size && `${size.width} pixels wide`,
    textSize !== 1 && `with text at ${Math.round(textSize * 100)} %`,
    colorScheme && `in ${colorScheme} colors`,
    contrast === 'more' && 'with more contrast',
    reducedMotion !== undefined && (reducedMotion ? 'with reduced motion' : 'with motion'),
    pointer && { coarse: 'for fingers', fine: 'for a mouse', none: 'without a pointer' }[pointer],
    hover === false && 'without hovering',
    display.scripting === false && 'without scripts, from the next page on',
    display.pixelRatio && `with ${display.pixelRatio} device pixels to one`,
  ].filter(Boolean);
  return words.length > 0 ? words.join(', ') : 'as usual';
}
