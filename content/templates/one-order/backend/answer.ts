import { setTimeout as cook } from 'node:timers/promises';

export async function answer(dish: string) {
  await cook(400); // milliseconds
  return { status: 201, body: { dish, ready: 'in 12 minutes' } };
}
