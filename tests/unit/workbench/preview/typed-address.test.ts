import { expect, test } from 'vitest';
import { fromTyped, toShown } from '#workbench/preview/typed-address.ts';

const present = 'http://localhost:5173/menu?vegan=1#end';

test.each([
  ['/orders/7', 'http://localhost:5173/orders/7'],
  ['?sort=price', 'http://localhost:5173/menu?sort=price'],
  ['#top', 'http://localhost:5173/menu?vegan=1#top'],
  [' localhost:3000/api/menu ', 'http://localhost:3000/api/menu'],
  ['https://thepass.test/', 'https://thepass.test/'],
  ['//thepass.test/menu', 'http://thepass.test/menu'],
])('%s is meant as %s', (typed, address) => {
  expect(fromTyped(typed, present)).toBe(address);
});

test.each(['', '  ', 'two words', 'http://', '/menu'])('“%s” without a page is none', (typed) => {
  expect(fromTyped(typed, '')).toBeNull();
});

test('what is shown can be typed', () => {
  expect(fromTyped(toShown(present), present)).toBe(present);
  expect(toShown('https://thepass.test/')).toBe('https://thepass.test/');
});
