import { query } from './db.ts';

/** A dish as version 2 knows it: its price is in paise, a hundredth of a rupee. */
export interface Dish {
  id: number;
  name: string;
  pricePaise: number;
}

export async function allDishes(): Promise<Dish[]> {
  const text = 'SELECT id, name, price_paise AS "pricePaise" FROM dishes ORDER BY id';
  return (await query<Dish & Record<string, unknown>>(text)).rows;
}

/** Gives the number of the new dish. */
export async function addDish(name: string, pricePaise: number): Promise<number> {
  const text = 'INSERT INTO dishes (name, price_paise) VALUES ($1, $2) RETURNING id';
  return (await query<{ id: number }>(text, [name, pricePaise])).rows[0]!.id;
}

export async function setPrice(id: number, pricePaise: number): Promise<void> {
  await query('UPDATE dishes SET price_paise = $2 WHERE id = $1', [id, pricePaise]);
}
