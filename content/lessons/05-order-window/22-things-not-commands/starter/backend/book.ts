import { menu } from './menu.ts';

/** So many of one dish in an order. */
export interface Line {
  dish: number;
  name: string;
  qty: number;
}

export interface Order {
  id: number;
  lines: Line[];
}

const orders = new Map<number, Order>();
/** The book begins elsewhere each time the kitchen opens. */
let nextId = 20 + Math.floor(Math.random() * 900);

/** All orders, the oldest first. */
export function allOrders(): Order[] {
  return [...orders.values()];
}

export function findOrder(id: number): Order | undefined {
  return orders.get(id);
}

/** Writes a new order for one portion of a dish. Gives nothing when there is no such dish. */
export function openOrder(dish: number): Order | undefined {
  const found = menu.find(({ id }) => id === dish);
  if (!found) return undefined;
  const order = { id: nextId++, lines: [{ dish, name: found.name, qty: 1 }] };
  orders.set(order.id, order);
  return order;
}

/** Makes the quantity of a dish in an order what it should be. Gives nothing when there is no such order or dish. */
export function setLine(orderId: number, dish: number, qty: number): Line | undefined {
  const order = orders.get(orderId);
  const found = menu.find(({ id }) => id === dish);
  if (!order || !found) return undefined;
  const line = { dish, name: found.name, qty };
  const index = order.lines.findIndex((one) => one.dish === dish);
  if (index < 0) order.lines.push(line);
  else order.lines[index] = line;
  return line;
}

/** Takes a dish off an order. Says whether it was there. */
export function removeLine(orderId: number, dish: number): boolean {
  const order = orders.get(orderId);
  const index = order?.lines.findIndex((one) => one.dish === dish) ?? -1;
  if (index < 0) return false;
  order!.lines.splice(index, 1);
  return true;
}
