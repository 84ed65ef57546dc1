import { shareFor, type Occasion } from './discounts.ts';
import { menu } from './menu.ts';

export interface Line {
  dish: number;
  qty: number;
}

/** Whole numbers without an end. */
export function priceOrder(lines: Line[], occasion: Occasion): number {
  const sum = lines
    .map(({ dish, qty }) => {
      const price = BigInt(menu.find(({ id }) => id === dish)!.price);
      return price * BigInt(qty) * BigInt(shareFor(qty, occasion));
    })
    .reduce((all, one) => all + one, 0n);
  return Number((sum + 50n) / 100n);
}
