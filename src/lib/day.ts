/**
 * Days of the calendar as learners live them, written as `2026-11-27`. They are counted without clocks, so that no time
 * zone and no change to summer time makes a day longer, shorter or another one. They sort as text.
 */

const msPerDay = 86_400_000;

/** The date at a moment, in milliseconds since 1970. `timeZone`: that of this device unless it says otherwise. */
export function dayAt(at: number, timeZone?: string): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', options).formatToParts(at);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * msPerDay).toISOString().slice(0, 10);
}

/** How many days `later` comes after `day`. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / msPerDay;
}

/** Whether something from outside is a day of the calendar. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A day in words, as seen from `today`: `today`, `tomorrow`, `on Friday`, `on January 3`, `on January 3, 2028`. */
export function nameDay(day: string, today: string): string {
  const distance = daysBetween(today, day);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  const isThisWeek = distance > 1 && distance < 7;
  return `on ${isThisWeek ? format(day, { weekday: 'long' }) : writeDay(day, today)}`;
}

/** A date in words; the year is left out when it is that of `today`. */
export function writeDay(day: string, today = ''): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return format(day, { day: 'numeric', month: 'long', year });
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(Date.parse(day));
}
