/** The part of `node:util` that the package `pg` uses. integrations/bundled.ts puts it in its place. */

/** Gives the function as it is: its warnings are for those who maintain an older program. */
export function deprecate<Fn>(fn: Fn): Fn {
  return fn;
}

/** Whether a value is a Date. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date;
}
