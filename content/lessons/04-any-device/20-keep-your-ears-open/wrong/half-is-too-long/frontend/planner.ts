import { rate, thalis, type Thali } from './thalis.ts';

let newest = 0;

/**
 * Finds the thali that fits a wish best, and shows it, unless somebody has another wish by then. Called for each letter
 * that is typed.
 */
export async function plan(wish: string, show: (best: Thali) => void): Promise<void> {
  const mine = ++newest;
  let best = thalis[0]!;
  let most = -1;
  for (const [index, thali] of thalis.entries()) {
    if (index === thalis.length / 2) await nextTask();
    if (mine !== newest) return;
    const points = rate(thali, wish);
    if (points <= most) continue;
    best = thali;
    most = points;
  }
  show(best);
}

/** Resolves in a task of its own: keys that were pressed meanwhile come first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
