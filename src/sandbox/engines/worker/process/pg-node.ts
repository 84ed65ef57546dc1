/** The parts of `node:util` and `node:crypto` that the package `pg` uses; integrations/bundled.ts puts them there. */

/** Gives the function as it is: its warnings are for those who maintain an older program. */
export function deprecate<Fn>(fn: Fn): Fn {
  return fn;
}

/** Whether a value is a Date. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date;
}

/** What it would hash passwords with; the sandbox's database asks for none. */
export const webcrypto = self.crypto;
