import { expect, test } from 'vitest';
import { toFit } from '#workbench/preview/use-fit.ts';

const panel = { width: 640, height: 400 };

test('fit fills the panel', () => {
  expect(toFit('fit', panel)).toEqual({ width: '100%', height: '100%' });
});

test('a page narrower than the panel stands in the middle', () => {
  expect(toFit(360, panel)).toMatchObject({ width: 360, height: 400, left: 140 });
  expect(toFit(360, panel).transform).toBeUndefined();
});

test('a wider page is scaled down, and as tall as the panel can show', () => {
  expect(toFit(1280, panel)).toEqual({
    width: 1280,
    height: 800,
    left: 0,
    transform: 'scale(0.5)',
  });
});

test('a panel that is not laid out yet is filled', () => {
  expect(toFit(360, { width: 0, height: 0 })).toEqual({ width: '100%', height: '100%' });
});
