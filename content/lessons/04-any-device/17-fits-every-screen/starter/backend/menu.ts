export interface Dish {
  id: number;
  name: string;
  /** What a guest wants to know, in a sentence. */
  about: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** What the kitchen cooks tonight. */
export const menu: Dish[] = [
  { id: 1, name: 'Dal', about: 'Yellow lentils with cumin and garlic.', price: 18000 },
  { id: 2, name: 'Masala dosa', about: 'Crisp, with spiced potatoes inside.', price: 22000 },
  { id: 3, name: 'Rasam', about: 'Thin, sour and hot. Good for a cold.', price: 9000 },
  { id: 4, name: 'Paneer butter masala', about: 'Mild, with tomatoes and cream.', price: 26000 },
  { id: 5, name: 'Vegetable biryani', about: 'Rice from the oven, for two.', price: 38000 },
  { id: 6, name: 'Naan', about: 'From the clay oven, with butter.', price: 6000 },
  { id: 7, name: 'Mango lassi', about: 'Yogurt, mango, a little cardamom.', price: 12000 },
];
