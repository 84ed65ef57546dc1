export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** What the kitchen cooks tonight. */
export const menu: Dish[] = [
  { id: 1, name: 'Dal', price: 17995 },
  { id: 2, name: 'Masala dosa', price: 21995 },
  { id: 3, name: 'Mango lassi', price: 12025 },
];
