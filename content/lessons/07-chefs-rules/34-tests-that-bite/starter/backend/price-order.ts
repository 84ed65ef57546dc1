import { percentFor, type Occasion } from './discounts.ts';
import { menu } from './menu.ts';

export interface Line {
  dish: number;
  qty: number;
}

/** What an order costs, in paise. */
export function priceOrder(lines: Line[], occasion: Occasion): number {
  // In hundredths of a paisa, so that everything stays whole until the end.
  let hundredths = 0;
  for (const { dish, qty } of lines) {
    const { price } = menu.find(({ id }) => id === dish)!;
    hundredths += price * qty * (100 - percentFor(qty, occasion));
  }
  // Half up, once for the whole order, as the house rule says.
  return Math.floor((hundredths + 50) / 100);
}
