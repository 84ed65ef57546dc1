import { rate, thalis, type Thali } from './thalis.ts';

/** Finds the thali that fits a wish best, and shows it. Called for each letter that is typed. */
export function plan(wish: string, show: (best: Thali) => void): void {
  let best = thalis[0]!;
  let most = -1;
  for (const thali of thalis) {
    const points = rate(thali, wish);
    if (points <= most) continue;
    best = thali;
    most = points;
  }
  show(best);
}
