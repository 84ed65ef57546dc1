import type { Dish, Order } from './screen.ts';

export function isMenu(value: unknown): value is Dish[] {
  return Array.isArray(value) && value.every(isDish);
}

export function isOrder(value: unknown): value is Order {
  return isRecord(value) && typeof value['id'] === 'number' && typeof value['dish'] === 'string';
}

export function isNothing(value: unknown): value is undefined {
  return value === undefined;
}

function isDish(value: unknown): value is Dish {
  if (!isRecord(value)) return false;
  const { id, name, price } = value;
  return typeof id === 'number' && typeof name === 'string' && Number.isInteger(price);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
