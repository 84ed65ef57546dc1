import { setTimeout as pause } from 'node:timers/promises';

/** What one piece of work takes on the stove, in milliseconds. */
const COOKING = 80;

let last: Promise<unknown> = Promise.resolve();

/** The stove has one flame: what is to be cooked waits for its turn. */
export function onStove<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = last.then(() => pause(COOKING)).then(work);
  last = done.catch(() => {});
  return done;
}
