import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { menu } from './menu.ts';
import { priceOrder } from './price-order.ts';

const noon = new Date(Date.UTC(2027, 0, 15, 6, 30));
const prices = menu.map(({ price }) => price);

/** The house rules once more, as slowly as a person would do them. */
function expected(qtys: number[], percent: (qty: number) => number): number {
  const exact = qtys.reduce(
    (sum, qty, i) => sum + BigInt(prices[i] * qty * (100 - percent(qty))),
    0n,
  );
  const rest = exact % 100n;
  return Number(exact / 100n) + (rest >= 50n ? 1 : 0);
}

const toLines = (qtys: number[]) =>
  qtys.map((qty, i) => ({ dish: menu[i].id, qty })).filter(({ qty }) => qty > 0);

describe('the price of an order', () => {
  it('is that of the menu without a discount', () => {
    assert.strictEqual(priceOrder(toLines([1, 2, 3]), { at: noon, coupon: false }), 98060);
  });

  it('gets 15 % off from five portions on', () => {
    for (const qty of [4, 5, 6, 14]) {
      const total = priceOrder(toLines([qty, qty, 3]), { at: noon, coupon: false });
      assert.strictEqual(
        total,
        expected([qty, qty, 3], (n) => (n >= 5 ? 15 : 0)),
      );
    }
  });

  it('gets 12 % off with a coupon, where nothing is better', () => {
    const total = priceOrder(toLines([1, 6, 3]), { at: noon, coupon: true });
    assert.strictEqual(
      total,
      expected([1, 6, 3], (n) => (n >= 5 ? 15 : 12)),
    );
  });

  it('gets 10 % off in happy hour, by the clock of Kolkata', () => {
    const minutes = { '10:29': 0, '10:30': 10, '12:29': 10, '12:30': 0 };
    for (const [utc, percent] of Object.entries(minutes)) {
      const at = new Date(`2027-01-15T${utc}:00Z`);
      assert.strictEqual(
        priceOrder(toLines([3, 1, 1]), { at, coupon: false }),
        expected([3, 1, 1], () => percent),
        utc,
      );
    }
  });

  it('is rounded half up, once', () => {
    assert.strictEqual(priceOrder(toLines([0, 6, 0]), { at: noon, coupon: false }), 112175);
    assert.strictEqual(priceOrder(toLines([5, 6, 6]), { at: noon, coupon: false }), 249981);
  });
});
