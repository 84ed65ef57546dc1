import { describe, expect, it } from 'vitest';
import { createDb, pagesReadBy, rowsCarriedBy, tripsOf } from '#checks/db.ts';
import { createTrail } from '#checks/trail.ts';
import type { QueryEvent } from '#sandbox/wire/events.ts';
import { createFakeProject } from '../../support/fake-project.ts';

function query(text: string, pagesRead: number | null = null, rows = 0): QueryEvent {
  return {
    kind: 'query',
    pid: 1,
    exchange: null,
    text,
    parameters: [],
    rows,
    durationMs: 1,
    pagesRead,
    error: null,
  };
}

describe('the database of a check', () => {
  it('gives the statements since the check began', async () => {
    const { sandbox, wire } = createFakeProject();
    wire.append(query('SELECT 1'));
    const db = createDb(sandbox, createTrail());
    wire.append(query('SELECT 2'));
    const during = await db.during(() => Promise.resolve(wire.append(query('SELECT 3'))));
    expect(db.queries.map(({ text }) => text)).toEqual(['SELECT 2', 'SELECT 3']);
    expect(during.map(({ text }) => text)).toEqual(['SELECT 3']);
  });

  it('says what is missing where there is no database', async () => {
    const db = createDb(createFakeProject().sandbox, createTrail());
    await expect(db.query('SELECT 1')).rejects.toThrow('does not need `postgres`');
  });

  it('counts trips, pages and rows', () => {
    const queries = [
      query(' begin'),
      query('BEGIN ISOLATION LEVEL SERIALIZABLE'),
      query('SELECT 1', 3, 20),
      query('WITH begin AS (SELECT 1) SELECT 2', 4, 1),
      query('COMMIT'),
      query('rollback to savepoint a'),
    ];
    expect(tripsOf(queries)).toHaveLength(2);
    expect(pagesReadBy(queries)).toBe(7);
    expect(rowsCarriedBy(queries)).toBe(21);
  });
});
