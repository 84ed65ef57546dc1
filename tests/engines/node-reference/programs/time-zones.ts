import type { ProgramCase } from './program-case.ts';

const source = `
  const show = (date: Date) => console.log(date.toISOString(), String(date), date.getTimezoneOffset(), [
    date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours(), date.getMinutes(),
    date.getSeconds(), date.getMilliseconds(),
  ].join());
  show(new Date('2026-11-25T10:29:59.250Z'));
  show(new Date(2026, 11, 31, 23, 59, 59, 999));
  show(new Date('2026-07-01T12:00'));
  show(new Date('2026-07-01'));
  // Where New York's clocks go forward, and back.
  show(new Date(2026, 2, 8, 2, 30));
  show(new Date(2026, 10, 1, 1, 30));
  show(new Date('1999-12-31T23:59:59.999Z'));
  const date = new Date('2026-11-25T20:00:00Z');
  date.setHours(0, 0, 0, 0);
  show(date);
  date.setDate(1);
  show(date);
  console.log(new Date(2026, 0).getTime(), Date.parse('2026-01-01T00:00:00'), Date.UTC(2026, 0));
  console.log(String(new Date(NaN)), new Date(NaN).getHours(), new Date() instanceof Date, typeof Date());
  console.log(date.toLocaleString('en-GB'), date.toLocaleTimeString('en-GB', { timeZone: 'UTC' }));
  // Asia/Kolkata is called by its old name in V8, by its new one in Firefox.
  console.log(Intl.DateTimeFormat().resolvedOptions().timeZone.replace('Calcutta', 'Kolkata'), new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(date));
`;

/** The environment variable TZ. */
export const timeZones: ProgramCase[] = ['Asia/Kolkata', 'America/New_York', 'UTC'].map((zone) => ({
  name: `local times in ${zone}`,
  source,
  env: { TZ: zone },
}));
