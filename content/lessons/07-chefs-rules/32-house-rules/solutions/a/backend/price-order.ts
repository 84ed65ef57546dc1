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
  // In hundredths of a paisa, so that everything stays whole until the end.
  let hundredths = 0;
  for (const { dish, qty } of lines) {
    const { price } = menu.find(({ id }) => id === dish)!;
    const percent = Math.max(isHappyHour ? 10 : 0, coupon ? 12 : 0, qty >= 5 ? 15 : 0);
    hundredths += price * qty * (100 - percent);
  }
  // Half up, once for the whole order, as the house rule says.
  return Math.floor((hundredths + 50) / 100);
}
