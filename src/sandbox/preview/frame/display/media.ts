import type { Display } from '../../../sandbox.ts';

/** Conditions that always hold and never hold, to put in the place of what is emulated. */
const YES = '(width >= 0px)';
const NO = '(width < 0px)';

/** What each feature without a unit is for a display; `undefined` is left to the real machine. */
function featuresOf(display: Display): Record<string, string | undefined> {
  const { colorScheme, contrast, pointer, hover, reducedMotion, scripting } = display;
  const hovers = hover === undefined ? undefined : hover ? 'hover' : 'none';
  const motion = reducedMotion === undefined ? undefined : reducedMotion ? 'reduce' : NONE;
  return {
    'prefers-color-scheme': colorScheme,
    'prefers-contrast': contrast,
    'prefers-reduced-motion': motion,
    pointer,
    'any-pointer': pointer,
    hover: hovers,
    'any-hover': hovers,
    scripting: scripting === false ? 'none' : undefined,
  };
}

const NONE = 'no-preference';

/**
 * A media query that asks a real browser what `media` asks a browser with that display. `media` is written as browsers
 * write it: `matchMedia(…).media`, `mediaText`.
 */
export function emulateMedia(media: string, display: Display): string {
  return withTextSize(withResolution(withFeatures(media, display), display), display);
}

function withFeatures(media: string, display: Display): string {
  const features = featuresOf(display);
  return media.replace(/\(\s*([\w-]+)\s*(?::\s*([\w-]+)\s*)?\)/g, (whole, name: string, asked) => {
    const value = features[name];
    if (value === undefined) return whole;
    // Without a value, a feature asks whether there is any.
    const holds = asked === undefined ? value !== 'none' && value !== NONE : value === asked;
    return holds ? YES : NO;
  });
}

/** Lengths in media queries follow the user's text size, whatever the page makes of it. */
function withTextSize(media: string, { textSize = 1 }: Display): string {
  if (textSize === 1) return media;
  return media.replace(
    /([\d.]+)(r?em)\b/g,
    (_, length: string, unit) => `${Number(length) * textSize}${unit}`,
  );
}

const density = /\(([^()]*\b(?:resolution|device-pixel-ratio)\b[^()]*)\)/g;

function withResolution(media: string, { pixelRatio }: Display): string {
  if (pixelRatio === undefined) return media;
  return media.replace(density, (_, condition: string) =>
    holds(condition, pixelRatio) ? YES : NO,
  );
}

/** Whether a condition such as `min-resolution: 2x` or `1x < resolution <= 2x` holds. */
function holds(condition: string, ratio: number): boolean {
  const [, prefix, amount] =
    /(min-|max-)?[a-z-]+?\s*:\s*(.+)$/.exec(condition.replace(/^-webkit-/, '')) ?? [];
  if (amount) {
    const asked = toRatio(amount);
    return prefix === 'min-'
      ? ratio >= asked
      : prefix === 'max-'
        ? ratio <= asked
        : ratio === asked;
  }
  const parts = condition.split(/\s*([<>]=?|=)\s*/);
  const numbers = parts.map((part) =>
    /[a-z]{4}/.test(part) && !/^[\d.]/.test(part) ? ratio : toRatio(part),
  );
  return parts.every((sign, index) => {
    const [left = 0, right = 0] = [numbers[index - 1], numbers[index + 1]];
    if (index % 2 === 0) return true;
    if (sign === '=') return left === right;
    return sign.startsWith('<')
      ? left < right || (sign === '<=' && left === right)
      : left > right || (sign === '>=' && left === right);
  });
}

/** Device pixels to one CSS pixel, of `192dpi`, `2dppx`, `2x` or a plain number. */
function toRatio(amount: string): number {
  const number = parseFloat(amount);
  if (/dpi$/.test(amount)) return number / 96;
  if (/dpcm$/.test(amount)) return (number * 2.54) / 96;
  return number;
}
