/**
 * The environment variable `TZ`, as Node has it: local times of `Date` and the usual zone of `Intl` are those of this zone
 * and not of the learner's machine. Without it, a program that takes the local hour would be right in one country and wrong
 * in another.
 */
import { define } from '../define.ts';

/** Lets this process live in a time zone: `Asia/Kolkata`. One that nobody knows is UTC, as in Node. */
export function setTimeZone(wanted: string): void {
  const zone = isZone(wanted) ? wanted : 'UTC';
  const local = createLocalTime(zone);
  replaceMethods(local);
  replaceConstructor(local);
  replaceFormats(zone);
}

/** Converts between moments and what a clock on the wall shows, both in milliseconds as of UTC. */
export interface LocalTime {
  /** What the clock shows at a moment. */
  wallAt(moment: number): number;
  /** The moment at which the clock shows this: the first of two, where it is put back; as if it were not put forward. */
  momentOf(wall: number): number;
  /** The name of the zone at a moment, in the words of `Date#toString`: `India Standard Time`. */
  nameAt(moment: number): string;
}

const DAY = 24 * 3600_000;

/** Creates the clock on the wall of one zone. */
export function createLocalTime(zone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const names = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' });
  const utc = Date.UTC;

  function wallAt(moment: number): number {
    if (Number.isNaN(moment)) return moment;
    const found: Record<string, string> = {};
    for (const { type, value } of parts.formatToParts(moment)) found[type] = value;
    const { era, year, month, day, hour, minute, second } = found;
    const wall = utc(
      2000,
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
    const fullYear = era === 'BC' ? 1 - Number(year) : Number(year);
    const dated = new Date(wall).setUTCFullYear(fullYear, Number(month) - 1, Number(day));
    return dated + (((moment % 1000) + 1000) % 1000 || 0);
  }
  return {
    wallAt,
    momentOf(wall) {
      const offsetAt = (moment: number) => wallAt(moment) - moment;
      // As it was before a change that may be near, and as it is after one.
      const [before, after] = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)];
      return wallAt(before) === wall || wallAt(after) !== wall ? before : after;
    },
    nameAt: (moment) =>
      names.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  };
}

const units = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

function replaceMethods({ wallAt, momentOf, nameAt }: LocalTime): void {
  const { prototype } = Date;
  const { getTime, setTime } = prototype;
  const wall = (date: Date) => new Date(wallAt(getTime.call(date)));

  for (const unit of [...units, 'Day'] as const) {
    define(prototype, `get${unit}`, function (this: Date) {
      return wall(this)[`getUTC${unit}`]();
    });
  }
  for (const unit of units) {
    define(prototype, `set${unit}`, function (this: Date, ...values: [number]) {
      const shown = wall(this);
      shown[`setUTC${unit}`](...values);
      return setTime.call(this, momentOf(shown.getTime()));
    });
  }
  define(prototype, 'getTimezoneOffset', function (this: Date) {
    return (getTime.call(this) - wallAt(getTime.call(this))) / 60_000;
  });
  const day = (date: Date) => {
    const [weekday, dayOfMonth, month, year] = wall(date).toUTCString().replace(',', '').split(' ');
    return `${weekday} ${month} ${dayOfMonth} ${year}`;
  };
  const time = (date: Date) => {
    const minutes = -date.getTimezoneOffset();
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const offset = `${minutes < 0 ? '-' : '+'}${two(hours)}${two(rest)}`;
    return `${wall(date).toISOString().slice(11, 19)} GMT${offset} (${nameAt(getTime.call(date))})`;
  };
  const orInvalid = (text: (date: Date) => string) =>
    function (this: Date) {
      return Number.isNaN(getTime.call(this)) ? 'Invalid Date' : text(this);
    };
  define(prototype, 'toDateString', orInvalid(day));
  define(prototype, 'toTimeString', orInvalid(time));
  define(
    prototype,
    'toString',
    orInvalid((date) => `${day(date)} ${time(date)}`),
  );
}

/** Dates that are made of local parts, or of a text without a zone. */
function replaceConstructor({ momentOf }: LocalTime): void {
  const Outer = Date;
  const withoutZone = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
  const parse = (text: string) =>
    withoutZone.test(text) ? momentOf(Outer.parse(`${text}Z`)) : Outer.parse(text);
  const fromParts = (values: number[]) => {
    const [year = NaN, month = 0, ...rest] = values;
    return momentOf(Outer.UTC(year, month, ...rest));
  };
  const ZonedDate = function (...values: unknown[]): unknown {
    if (!new.target) return new Outer().toString();
    const [only] = values;
    if (values.length > 1) return construct([fromParts(values.map(Number))], new.target);
    return construct(typeof only === 'string' ? [parse(only)] : values, new.target);
  };
  const construct = (values: unknown[], target: object) =>
    Reflect.construct(Outer, values, target as typeof Date) as Date;

  Object.defineProperties(ZonedDate, {
    ...Object.getOwnPropertyDescriptors(Outer),
    parse: { value: parse, writable: true, configurable: true },
  });
  define(Outer.prototype, 'constructor', ZonedDate);
  define(globalThis, 'Date', ZonedDate);
}

/** `Intl` and `toLocaleString` take the zone, unless they are told another. */
function replaceFormats(zone: string): void {
  const Native = Intl.DateTimeFormat;
  const withZone = (options: Intl.DateTimeFormatOptions = {}) => ({ timeZone: zone, ...options });
  const Format = function (locales?: string, options?: Intl.DateTimeFormatOptions) {
    return new Native(locales, withZone(options));
  };
  Object.defineProperties(Format, Object.getOwnPropertyDescriptors(Native));
  define(Native.prototype, 'constructor', Format);
  define(Intl, 'DateTimeFormat', Format);

  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const inner = Date.prototype[name];
    define(Date.prototype, name, function (this: Date, ...[locales, options]: LocaleArguments) {
      return inner.call(this, locales, withZone(options));
    });
  }
}

type LocaleArguments = [locales?: string, options?: Intl.DateTimeFormatOptions];

function isZone(name: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
