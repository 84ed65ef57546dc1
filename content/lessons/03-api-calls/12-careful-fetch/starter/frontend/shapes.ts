import type { Dish, Order } from './screen.ts';

/** Makes a menu of what the kitchen answered. */
export function toMenu(value: unknown): Dish[] {
  return value as Dish[];
}

/** Makes an order of what the kitchen answered. */
export function toOrder(value: unknown): Order {
  return value as Order;
}
