import type { Cart } from './cart.ts';
import { menu } from './menu.ts';

/** What the rules look at. */
export interface Occasion {
  at: Date;
  hasCoupon: boolean;
}

type Line = Cart['lines'][number];

/** A house rule: how many percent a line gets off. Each stands alone, so a new one is one more function. */
type Rule = (line: Line, occasion: Occasion) => number;

/** India has one zone and no summer time: five and a half hours before Greenwich, all year. */
const KOLKATA_MS = 5.5 * 3600_000;

const happyHour: Rule = (_line, { at }) => {
  const hour = new Date(at.getTime() + KOLKATA_MS).getUTCHours();
  return hour === 16 || hour === 17 ? 10 : 0;
};
const fiveOrMore: Rule = ({ qty }) => (qty >= 5 ? 15 : 0);
const coupon: Rule = (_line, { hasCoupon }) => (hasCoupon ? 12 : 0);

const rules: Rule[] = [happyHour, fiveOrMore, coupon];

/** What a cart costs, in paise. The best rule wins on each line; rounding is half up, once per order. */
export function priceOrder(lines: Line[], occasion: Occasion): number {
  const sum = lines.reduce((total, line) => {
    const { price } = menu.find(({ id }) => id === line.dish)!;
    const best = Math.max(...rules.map((rule) => rule(line, occasion)));
    return total + BigInt(price * line.qty) * BigInt(100 - best);
  }, 0n);
  return Number((sum + 50n) / 100n);
}
