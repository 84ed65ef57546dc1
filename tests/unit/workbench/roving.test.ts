import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { rove } from '#workbench/roving.ts';

const press = (key: string, modifiers = {}) => ({ key, ...modifiers }) as KeyboardEvent;

test('arrows go one on and stop at the ends', () => {
  expect(rove(press('ArrowRight'), 0, 3)).toBe(1);
  expect(rove(press('ArrowDown'), 2, 3)).toBe(2);
  expect(rove(press('ArrowLeft'), 1, 3)).toBe(0);
  expect(rove(press('ArrowUp'), 0, 3)).toBe(0);
});

test('Home and End go to the ends', () => {
  expect(rove(press('Home'), 2, 3)).toBe(0);
  expect(rove(press('End'), 0, 3)).toBe(2);
});

test('other keys, shortcuts and empty rows mean nothing', () => {
  expect(rove(press('a'), 0, 3)).toBe(null);
  expect(rove(press('ArrowRight', { altKey: true }), 0, 3)).toBe(null);
  expect(rove(press('ArrowRight'), 0, 0)).toBe(null);
});
