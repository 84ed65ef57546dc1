import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceOrder } from './price-order.ts';

const at = (time: string) => new Date(`2027-01-15T${time}+05:30`);
const dal = (qty: number) => [{ dish: 1, qty }];

const cases = [
  { what: 'the full price', lines: dal(1), time: '12:00:00', total: 17995 },
  { what: 'just before happy hour', lines: dal(2), time: '15:59:59', total: 35990 },
  { what: 'at the start of happy hour', lines: dal(2), time: '16:00:00', total: 32391 },
  { what: 'at the end of happy hour', lines: dal(2), time: '17:59:59', total: 32391 },
  { what: 'right after happy hour', lines: dal(2), time: '18:00:00', total: 35990 },
  { what: 'four portions', lines: dal(4), time: '12:00:00', total: 71980 },
  { what: 'five portions', lines: dal(5), time: '12:00:00', total: 76479 },
  { what: 'the best discount only', lines: dal(5), time: '17:00:00', coupon: true, total: 76479 },
  { what: 'a coupon', lines: dal(1), time: '12:00:00', coupon: true, total: 15836 },
  { what: 'half a paisa', lines: [{ dish: 2, qty: 6 }], time: '12:00:00', total: 112175 },
  {
    what: 'two halves, rounded once',
    lines: [
      { dish: 1, qty: 5 },
      { dish: 2, qty: 6 },
      { dish: 3, qty: 6 },
    ],
    time: '12:00:00',
    total: 249981,
  },
];

for (const { what, lines, time, coupon = false, total } of cases) {
  test(`the price: ${what}`, () => {
    assert.equal(priceOrder(lines, { at: at(time), coupon }), total);
  });
}
