export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** What the kitchen cooks tonight. */
export const menu: Dish[] = [
  { id: 1, name: 'Dal', price: 18000 },
  { id: 2, name: 'Masala dosa', price: 22000 },
  { id: 3, name: 'Mango lassi', price: 12000 },
];
