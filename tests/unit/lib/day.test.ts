import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, dayAt, daysBetween, isDay, nameDay, writeDay } from '#lib/day.ts';

const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0) });

describe('dayAt', () => {
  test.each([
    ['UTC', '2026-11-25'],
    ['Asia/Kolkata', '2026-11-26'],
    ['America/Los_Angeles', '2026-11-25'],
    ['Pacific/Kiritimati', '2026-11-26'],
  ])('is the date where the learner is: %s', (zone, day) => {
    expect(dayAt(Date.parse('2026-11-25T22:30:00Z'), zone)).toBe(day);
  });

  test('a night in which the clock changes is one day like any other', () => {
    // Europe went back to winter time on October 25: that day had 25 hours.
    const evening = Date.parse('2026-10-24T23:30:00+02:00');
    expect(dayAt(evening, 'Europe/Berlin')).toBe('2026-10-24');
    expect(dayAt(evening + 24 * 3600_000, 'Europe/Berlin')).toBe('2026-10-25');
    expect(dayAt(evening + 25 * 3600_000, 'Europe/Berlin')).toBe('2026-10-25');
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
  });

  test('gives what isDay takes, at any moment', () => {
    fc.assert(
      fc.property(moment, (at) => isDay(dayAt(at, 'UTC'))),
      { numRuns: 20 },
    );
  });
});

test('days are counted over months, leap years and centuries', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -4000, max: 4000 }), (at, days) => {
      const day = dayAt(at, 'UTC');
      expect(daysBetween(day, addDays(day, days))).toBe(days);
    }),
    { numRuns: 30 },
  );
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 7, null])(
  '%j is no day',
  (value) => expect(isDay(value)).toBe(false),
);

test('a day is named as one says it today', () => {
  const name = (day: string) => nameDay(day, '2026-11-25');
  expect(name('2026-11-25')).toBe('today');
  expect(name('2026-11-26')).toBe('tomorrow');
  expect(name('2026-11-27')).toBe('on Friday');
  expect(name('2026-12-02')).toBe('on December 2');
  expect(name('2027-01-03')).toBe('on January 3, 2027');
  expect(writeDay('2026-11-25')).toBe('November 25, 2026');
});
