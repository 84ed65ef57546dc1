import type { Dish, Order } from './screen.ts';

export function toMenu(body: unknown): Dish[] {
  if (!Array.isArray(body)) throw new TypeError('A menu is a list.');
  return body.map((dish: Record<string, unknown>) => ({
    id: number(dish['id']),
    name: text(dish['name']),
    price: number(dish['price']),
  }));
}

export function toOrder(body: unknown): Order {
  const { id, dish } = body as Record<string, unknown>;
  return { id: number(id), dish: text(dish) };
}

export function toNothing(): void {}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('This is not a number.');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('This is not a text.');
  return value;
}
