import { pool } from './db.ts';

export interface Dish {
  id: number;
  name: string;
  stock: number;
}

let menu: Dish[] | null = null;

/** The warm-up: reads the menu once and keeps it, so that no guest waits for the pantry. */
export async function loadMenu(): Promise<void> {
  const { rows } = await pool.query<Dish>('SELECT id, name, stock FROM dishes ORDER BY id');
  menu = rows;
}

/** Tonight's menu, or `null` as long as it has not been loaded. */
export function tonightsMenu(): Dish[] | null {
  return menu;
}
