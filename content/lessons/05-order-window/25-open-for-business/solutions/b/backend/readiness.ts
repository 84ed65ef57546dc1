import { loadMenu } from './menu.ts';

/** Milliseconds between two looks at the pantry. */
const PERIOD = 200;

/** Whether the last look found all that guests need. Looking on a schedule keeps the answer cheap, however often it is asked. */
export const readiness = { now: false };

/** Reads the menu from the pantry now and from time to time. */
export async function watchPantry(): Promise<void> {
  try {
    await loadMenu();
    readiness.now = true;
  } catch {
    readiness.now = false;
  }
  setTimeout(watchPantry, PERIOD);
}
