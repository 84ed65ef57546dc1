import { Pool, type QueryResult, type QueryResultRow } from 'pg';

/** The kitchen's connections to the pantry. Where it stands, the environment says. */
export const pool = new Pool();

/** How often the kitchen has gone to the pantry since it opened. */
export const trips = { count: 0 };

/** Asks the pantry once. Values go beside the text, as `$1`, `$2` and so on. */
export function query<Row extends QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<QueryResult<Row>> {
  trips.count++;
  return pool.query<Row>(text, values);
}
