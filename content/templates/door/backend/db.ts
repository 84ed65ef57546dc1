import { Pool, type QueryResult, type QueryResultRow } from 'pg';

/** The kitchen's connections to the pantry. Where it stands, the environment says. */
export const pool = new Pool();

/** Asks the pantry once. Values go beside the text, as `$1`, `$2` and so on. */
export function query<Row extends QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<QueryResult<Row>> {
  return pool.query<Row>(text, values);
}
