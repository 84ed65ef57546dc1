import type { Cart } from './cart.ts';
import { menu } from './menu.ts';

/** What decides about a price besides the cart. All of it comes in; nothing is looked up in here. */
export interface Occasion {
  at: Date;
  /** The customer hands in a coupon that is still good. */
  coupon: boolean;
}

const hourInKolkata = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Kolkata',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** What a cart costs, in paise. Each dish gets the best discount that applies to it. */
export function priceOrder(lines: Cart['lines'], { at, coupon }: Occasion): number {
  const hour = Number(hourInKolkata.format(at));
  const isHappyHour = hour >= 16 && hour < 18;
  let rupees = 0;
  for (const { dish, qty } of lines) {
    const { price } = menu.find(({ id }) => id === dish)!;
    const discount = Math.max(isHappyHour ? 0.1 : 0, coupon ? 0.12 : 0, qty >= 5 ? 0.15 : 0);
    rupees += (price / 100) * qty * (1 - discount);
  }
  // Half up, once for the whole order, as the house rule says.
  return Math.round(rupees * 100);
}
