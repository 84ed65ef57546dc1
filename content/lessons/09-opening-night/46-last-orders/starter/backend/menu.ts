export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
  /** How long it takes to cook. */
  milliseconds: number;
}

/** What the kitchen cooks tonight. */
export const menu: Dish[] = [
  { id: 1, name: 'Dal', price: 18000, milliseconds: 3000 },
  { id: 2, name: 'Masala dosa', price: 22000, milliseconds: 2000 },
  { id: 3, name: 'Mango lassi', price: 12000, milliseconds: 1000 },
  // Nobody should order this shortly before the end.
  { id: 4, name: 'Slow-roasted raan', price: 94000, milliseconds: 60_000 },
];
