import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceOrder } from './price-order.ts';

const noon = { at: new Date('2027-01-15T12:00:00+05:30'), coupon: false };

test('an order has a price', () => {
  assert.ok(priceOrder([{ dish: 1, qty: 1 }], noon));
});

test('an order of two dishes has a price', () => {
  assert.ok(
    priceOrder(
      [
        { dish: 1, qty: 1 },
        { dish: 2, qty: 1 },
      ],
      noon,
    ) > 0,
  );
});

test('happy hour', () => {
  const at = new Date('2027-01-15T16:30:00+05:30');
  assert.ok(priceOrder([{ dish: 1, qty: 1 }], { at, coupon: false }));
});

test('the coupon', () => {
  assert.doesNotThrow(() => priceOrder([{ dish: 2, qty: 1 }], { ...noon, coupon: true }));
});

test('many portions', () => {
  const total = priceOrder([{ dish: 3, qty: 6 }], noon);
  assert.equal(typeof total, 'number');
});

test('the price is whole', () => {
  assert.ok(Number.isInteger(priceOrder([{ dish: 1, qty: 6 }], noon)));
});
