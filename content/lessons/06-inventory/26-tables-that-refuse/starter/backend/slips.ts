import { query } from './db.ts';

/** What the board shows of one dish. */
export interface BoardLine {
  dish: string;
  portions: number;
  /** In rupees, as text. */
  rupees: string;
}

/** What was ordered, from the slips. */
export async function readBoard(): Promise<BoardLine[]> {
  const { rows } = await query<BoardLine>(
    `SELECT dish, sum(qty)::int AS portions, sum(total)::text AS rupees
     FROM slips GROUP BY dish ORDER BY dish`,
  );
  return rows;
}
