export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** What the kitchen can cook: the cards in Tomasz's box. */
export const menu: Dish[] = [
  { id: 12, name: 'Dal', price: 18000 },
  { id: 13, name: 'Dal makhani', price: 24000 },
  { id: 17, name: 'Masala dosa', price: 22000 },
  { id: 18, name: 'Paneer dosa', price: 24000 },
  { id: 19, name: 'Onion dosa', price: 21000 },
  { id: 23, name: 'Mango lassi', price: 12000 },
  { id: 24, name: 'Salted lassi', price: 10000 },
  { id: 31, name: 'Rasam', price: 9000 },
  { id: 32, name: 'Tomato rasam', price: 9500 },
  { id: 40, name: 'Samosa', price: 6000 },
  { id: 41, name: 'Paneer samosa', price: 8000 },
  { id: 52, name: 'Plain naan', price: 5000 },
  { id: 53, name: 'Garlic naan', price: 6500 },
  { id: 60, name: 'Lemon rice', price: 11000 },
  { id: 61, name: 'Curd rice', price: 11000 },
];
