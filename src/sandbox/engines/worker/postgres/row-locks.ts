/** What can be learned in one session about the locks that another session would meet. */
import type { PGlite } from '@electric-sql/pglite';
import type { RivalAct } from '../../../sandbox.ts';
import { frame, joinFrames, splitFrames, type Frame } from './frames.ts';

/**
 * Bits of a row's `t_infomask` (PostgreSQL 18, src/include/access/htup_details.h): only locked, and how. Rows that others
 * merely refer to by a foreign key are locked FOR KEY SHARE, which does not keep anybody from updating them.
 */
const LOCK_BITS = 0x80 | 0x40 | 0x10;
const KEY_SHARE_ONLY = 0x80 | 0x10;

/** Prepares `areRowsHeld`, outside any transaction of a program. */
export async function prepareRowLocks(database: PGlite): Promise<void> {
  await database.exec('CREATE EXTENSION IF NOT EXISTS pageinspect SCHEMA pg_catalog');
}

/**
 * Whether the present transaction has changed or locked the rows, so that another session's update would wait. A
 * transaction under way can only be the present one. Rows that are gone were deleted by it.
 */
export async function areRowsHeld(
  database: PGlite,
  { table, where }: Pick<RivalAct, 'table' | 'where'>,
): Promise<boolean> {
  const { rows } = await database.query<{ held: boolean }>(
    `SELECT count(*) = 0 OR bool_or(
         coalesce(pg_xact_status(line.t_xmin::text::xid8) = 'in progress', false)
         OR (coalesce(pg_xact_status(line.t_xmax::text::xid8) = 'in progress', false)
           AND line.t_infomask & ${LOCK_BITS} <> ${KEY_SHARE_ONLY})
       ) AS held
     FROM (SELECT (ctid::text::point)[0]::int8 AS page, (ctid::text::point)[1]::int AS number
           FROM ${table} WHERE ${where}) AS place,
       LATERAL heap_page_items(get_raw_page($1, place.page)) AS line
     WHERE line.lp = place.number`,
    [table],
  );
  return rows[0]?.held === true;
}

/** The level of the present transaction, e.g. `read committed`. */
export async function isolationLevel(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ transaction_isolation: string }>(
    'SHOW transaction_isolation',
  );
  return rows[0]?.transaction_isolation ?? '';
}

/** Fails the present transaction as Postgres does when a row was changed since the snapshot. Gives the answer to it. */
export async function raiseConflict(database: PGlite): Promise<Frame[]> {
  const statement = `DO $$ BEGIN RAISE EXCEPTION 'could not serialize access due to concurrent update'
    USING ERRCODE = 'serialization_failure'; END $$`;
  const answer = await database.execProtocolRaw(joinFrames([frame('Q', statement)]), {
    syncToFs: false,
  });
  return splitFrames(answer.slice()).frames;
}
