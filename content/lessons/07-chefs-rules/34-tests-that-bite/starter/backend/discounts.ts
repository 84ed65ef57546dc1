/** What decides about a price besides the dishes. All of it comes in; nothing is looked up. */
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

/** Percent off for so many portions of a dish. Discounts do not add up: the best one counts. */
export function percentFor(qty: number, { at, coupon }: Occasion): number {
  const hour = Number(hourInKolkata.format(at));
  const isHappyHour = hour >= 16 && hour < 18;
  return Math.max(isHappyHour ? 10 : 0, coupon ? 12 : 0, qty >= 5 ? 15 : 0);
}
