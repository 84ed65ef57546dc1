import { pause } from './pause.ts';
import { rate, thalis, type Thali } from './thalis.ts';

/** Thalis in one slice of the work. */
const SLICE = 50;

let present = new AbortController();

/** Finds the thali that fits a wish best, and shows it. A new wish takes the place of the one before. */
export function plan(wish: string, show: (best: Thali) => void): void {
  present.abort();
  present = new AbortController();
  void work(wish, show, present.signal);
}

async function work(wish: string, show: (best: Thali) => void, signal: AbortSignal) {
  let best = { thali: thalis[0]!, points: -1 };
  for (let from = 0; from < thalis.length; from += SLICE) {
    for (const thali of thalis.slice(from, from + SLICE)) {
      const points = rate(thali, wish);
      if (points > best.points) best = { thali, points };
    }
    await pause();
    if (signal.aborted) return;
  }
  show(best.thali);
}
