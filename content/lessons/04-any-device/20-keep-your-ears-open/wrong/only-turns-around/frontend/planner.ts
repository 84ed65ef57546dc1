import { rate, thalis, type Thali } from './thalis.ts';

let newest = 0;

/** Finds the thali that fits a wish best, and shows it, unless somebody has another wish by then. */
export async function plan(wish: string, show: (best: Thali) => void): Promise<void> {
  const mine = ++newest;
  let best = thalis[0]!;
  let most = -1;
  for (const [index, thali] of thalis.entries()) {
    // Lets the browser do something else.
    if (index % 40 === 0) await Promise.resolve();
    if (mine !== newest) return;
    const points = rate(thali, wish);
    if (points <= most) continue;
    best = thali;
    most = points;
  }
  show(best);
}
