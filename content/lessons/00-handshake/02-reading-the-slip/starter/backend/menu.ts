export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** What the kitchen cooks tonight. Ids stay with their dishes; dishes come and go. */
export const menu: Dish[] = [
  { id: 12, name: 'Dal', price: 18000 },
  { id: 17, name: 'Masala dosa', price: 22000 },
  { id: 23, name: 'Mango lassi', price: 12000 },
  { id: 31, name: 'Rasam', price: 9000 },
  { id: 40, name: 'Samosa', price: 6000 },
];
