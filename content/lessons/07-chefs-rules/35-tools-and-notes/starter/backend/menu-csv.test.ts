import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDish, toPaise } from './menu-csv.ts';

test('a price becomes whole paise', () => {
  assert.equal(toPaise('179.95'), 17995);
  assert.equal(toPaise('80'), 8000);
  assert.equal(toPaise('12.5'), 1250);
  assert.throws(() => toPaise('12,50'), /no price/);
});

test('a line becomes a dish', () => {
  assert.deepEqual(readDish('Filter coffee, 60'), { name: 'Filter coffee', price: 6000 });
  assert.throws(() => readDish('Filter coffee'), /not a name and a price/);
});
