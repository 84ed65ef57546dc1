import type { Cart, Dish } from './api.ts';

/** What a cart costs, in paise, as this page works it out. */
export function priceOf({ lines, coupon }: Cart, dishes: Dish[]): number {
  const hour = new Date().getHours();
  let rupees = 0;
  for (const { dish, qty } of lines) {
    const { price } = dishes.find(({ id }) => id === dish)!;
    let discount = 0;
    if (hour >= 16 && hour < 18) discount = 0.1;
    if (coupon) discount = 0.12;
    if (qty >= 5) discount = 0.15;
    const line = (price / 100) * qty * (1 - discount);
    rupees += Math.round(line * 100) / 100;
  }
  return rupees * 100;
}
