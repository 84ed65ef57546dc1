/** What decides about a price besides the dishes. */
export interface Occasion {
  at: Date;
  coupon: boolean;
}

type Rule = (qty: number, occasion: Occasion) => number;

const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', timeStyle: 'medium' });

const rules: Rule[] = [
  (_, { at }) => (time.format(at) >= '16:00:00' && time.format(at) < '18:00:00' ? 10 : 0),
  (_, { coupon }) => (coupon ? 12 : 0),
  (qty) => (qty > 4 ? 15 : 0),
];

/** Parts of a hundred that are paid. */
export function shareFor(qty: number, occasion: Occasion): number {
  return 100 - Math.max(...rules.map((rule) => rule(qty, occasion)));
}
