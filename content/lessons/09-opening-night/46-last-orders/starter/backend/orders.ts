import { setTimeout as sleep } from 'node:timers/promises';
import { query } from './db.ts';
import type { Dish } from './menu.ts';

/** Numbers of the orders that are being cooked at this moment. */
export const inHand = new Set<number>();

/** Cooks an order. Resolves when it is served; that takes as long as the dish does. */
export async function cookOrder(dish: Dish) {
  const text = `INSERT INTO orders (dish, status) VALUES ($1, 'cooking') RETURNING id`;
  const { rows } = await query<{ id: number }>(text, [dish.name]);
  const { id } = rows[0]!;
  inHand.add(id);
  try {
    console.log(`Order ${id}: ${dish.name} is in the pan.`);
    await sleep(dish.milliseconds);
    await query(`UPDATE orders SET status = 'served' WHERE id = $1`, [id]);
    await query('INSERT INTO calls (text) VALUES ($1)', [`Order ${id}: ${dish.name} is served`]);
    return { id, dish: dish.name, status: 'served' };
  } finally {
    inHand.delete(id);
  }
}
