import { query } from './db.ts';
import type { BoardLine } from './slips.ts';

/** What was ordered, from the four tables. */
export async function readBoard(): Promise<BoardLine[]> {
  const { rows } = await query<BoardLine>(
    `SELECT dishes.name AS dish, sum(qty)::int AS portions,
       round(sum(qty * unit_price) / 100.0, 2)::text AS rupees
     FROM order_items JOIN dishes ON dishes.id = dish_id
     GROUP BY dishes.name ORDER BY dishes.name`,
  );
  return rows;
}
