import { describe, expect, test } from 'vitest';
import { claim, recallOf } from '../../../src/pages/_record/words.ts';
import { daysAhead, restTitle, whenNext } from '../../../src/pages/_review/words.ts';

const waiting = (...days: string[]) => days.map((dueDay) => ({ dueDay }));

describe('the review', () => {
  test('says when the next question comes', () => {
    expect(whenNext(waiting('2026-11-27', '2026-12-09'), '2026-11-25')).toBe(
      'The next question comes on Friday.',
    );
    expect(restTitle(0, 0)).toBe('Nothing is due');
    expect(restTitle(7, 5)).toBe('Done: 5 of 7 remembered');
  });

  test('counts the questions of the next days', () => {
    const all = waiting('2026-11-26', '2026-11-26', '2026-11-27', '2027-01-02', '2027-02-02');
    expect(daysAhead(all, '2026-11-25', 3)).toEqual([
      { day: 'Tomorrow', count: 2 },
      { day: 'Friday', count: 1 },
      { day: 'January 2, 2027', count: 1 },
    ]);
  });
});

describe('the record', () => {
  test('claims what it knows, and says what it does not', () => {
    expect(claim(['2026-11-25'], 33)).toMatch(
      /^The checks of 1 of 33 lessons passed on November 25, 2026, .*not who typed/,
    );
    expect(claim(['2026-11-20', '2026-11-25'], 33)).toContain(
      'between November 20 and November 25, 2026',
    );
    expect(claim(['2025-11-20', '2026-11-25'], 33)).toContain('between November 20, 2025 and');
    expect(claim([], 33)).toBe('');
  });

  test('tells how the questions of a lesson stood when they were last asked', () => {
    const memory = (wasRight: boolean) => ({ memory: { wasRight } });
    expect(recallOf([memory(true), memory(false)])).toBe('1 of 2');
    expect(recallOf([memory(true), { memory: null }])).toBe('1 of 1');
    expect(recallOf([{ memory: null }])).toBe('not asked yet');
  });
});
