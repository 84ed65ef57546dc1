import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** The color of a token in a theme, as red, green and blue. */
function colorOf(token: string, theme: Theme): [number, number, number] {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1] ?? '';
  const [light, dark = light] = value.match(/#[0-9a-f]{6}/g) ?? [];
  const hex = theme === 'light' ? light : dark;
  if (!hex) throw new Error(`No color --${token} in tokens.css`);
  const number = parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: [number, number, number]): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, two: string, theme: Theme): number {
  const a = luminance(colorOf(one, theme));
  const b = luminance(colorOf(two, theme));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const onPaper = ['ink', 'muted', 'front', 'back', 'ok', 'bad', 'warn', 'focus'];
const code = [
  'text',
  'keyword',
  'string',
  'number',
  'function',
  'type',
  'tag',
  'comment',
  'punctuation',
];
const codeTokens = code.map((name) => `code-${name}`);

const pairs: [texts: string[], ground: string][] = [
  [onPaper, 'paper'],
  [onPaper, 'card'],
  [onPaper, 'ticket'],
  [['ink', 'front'], 'front-tint'],
  [['ink', 'back'], 'back-tint'],
  [['ink', 'ok'], 'ok-tint'],
  [['ink', 'bad'], 'bad-tint'],
  [['ink', 'warn'], 'warn-tint'],
  [['ink'], 'steel'],
  [['ink'], 'steel-2'],
  [['ink'], 'code-chip'],
  [['kitchen-ink', 'kitchen-muted'], 'kitchen'],
  [['kitchen-ink', 'kitchen-muted'], 'kitchen-2'],
  [['on-front'], 'front'],
  [['on-back'], 'back'],
  [codeTokens, 'card'],
  [codeTokens, 'ok-tint'],
  [codeTokens, 'bad-tint'],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(pairs.flatMap(([texts, ground]) => texts.map((text) => [text, ground] as const)))(
    'text in --%s is readable on --%s',
    (text, ground) => {
      expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['paper', 'card', 'ticket'])('borders with a meaning are visible on --%s', (ground) => {
    expect(contrast('line-strong', ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

test.each(codeTokens)('--%s is readable in the kitchen, which is always dark', (token) => {
  const kitchen = luminance(colorOf('kitchen', 'light'));
  expect((luminance(colorOf(token, 'dark')) + 0.05) / (kitchen + 0.05)).toBeGreaterThanOrEqual(4.5);
});
