import type { Cart } from './cart.ts';

export interface Order extends Cart {
  id: number;
  /** In paise. */
  total: number;
}

const orders: Order[] = [];
/** The book begins elsewhere each time the kitchen opens. */
let nextId = 20 + Math.floor(Math.random() * 900);

export function allOrders(): readonly Order[] {
  return orders;
}

/** Writes an order into the book and gives it its number. */
export function writeOrder(cart: Cart, total: number): Order {
  const order = { ...cart, id: nextId++, total };
  orders.push(order);
  return order;
}

/** Whether a customer has handed in the coupon with an earlier order. */
export function hasUsedCoupon(customer: string): boolean {
  return orders.some((order) => order.customer === customer && order.coupon);
}
