export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
  vegan: boolean;
}

/** What the kitchen cooks tonight. */
export const menu: Dish[] = [
  { id: 1, name: 'Dal', price: 18000, vegan: true },
  { id: 2, name: 'Masala dosa', price: 22000, vegan: true },
  { id: 3, name: 'Mango lassi', price: 12000, vegan: false },
  { id: 4, name: 'Paneer tikka', price: 26000, vegan: false },
  { id: 5, name: 'Samosa', price: 9000, vegan: true },
  { id: 6, name: 'Salted lassi', price: 11000, vegan: false },
];
