import { menu } from './menu.ts';

export interface Line {
  dish: number;
  qty: number;
}

/** Price and discounts in one place; discounts.ts is gone. */
export function priceOrder(lines: Line[], { at, coupon }: { at: Date; coupon: boolean }): number {
  const hour = (at.getTime() / 3_600_000 + 5.5) % 24;
  const always = Math.max(hour >= 16 && hour < 18 ? 10 : 0, coupon ? 12 : 0);
  const hundredths = lines.reduce((sum, { dish, qty }) => {
    const { price } = menu.find(({ id }) => id === dish)!;
    return sum + price * qty * (100 - (qty >= 5 ? 15 : always));
  }, 0);
  return Math.round(hundredths / 100);
}
