/**
 * The time by which the kitchen works. For a rehearsal the variable `NOW` lets it stand still at one moment, such as
 * `2026-11-25T16:00:00+05:30`.
 */
export function now(): Date {
  const rehearsal = process.env.NOW;
  return rehearsal ? new Date(rehearsal) : new Date();
}
