import { menu, type Dish } from './menu.ts';

export interface Order {
  id: number;
  dish: Dish;
}

const orders: Order[] = [];
/** The book begins elsewhere each time the kitchen opens. */
let nextId = 20 + Math.floor(Math.random() * 900);

export function findDish(id: number): Dish | undefined {
  return menu.find((dish) => dish.id === id);
}

/** Writes an order into the book and gives it its number. */
export function addOrder(dish: Dish): Order {
  const order = { id: nextId++, dish };
  orders.push(order);
  return order;
}

export function findOrder(id: number): Order | undefined {
  return orders.find((order) => order.id === id);
}

export function countOrders(): number {
  return orders.length;
}
