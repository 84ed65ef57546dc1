import { query } from './db.ts';
import { newestOrders } from './orders.ts';

/** How Postgres looks for a customer's newest orders: its plan, and how many pages of 8 kB it read. */
export async function explain(customer: number): Promise<{ plan: string; pages: number }> {
  const { rows } = await query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) ${newestOrders}`,
    [customer],
  );
  const lines = rows.map((row) => row['QUERY PLAN']);
  // The first line that counts buffers is about the whole query.
  const counted = lines.find((line) => line.includes('Buffers:')) ?? '';
  const pages = [...counted.matchAll(/(?:hit|read)=(\d+)/g)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
  return { plan: lines.join('\n'), pages };
}
