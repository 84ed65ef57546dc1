import type { Due } from './timer-queue.ts';

/** Chooses the timer that runs first. */
export type TieBreak = <Timer extends Due>(timers: readonly Timer[]) => Timer | null;

/**
 * The earliest runs first, of those at the same moment the one that was set earlier, and of those the one that stands
 * first. With a seed, chance decides between those of one moment instead: the same chance for the same seed. Only between
 * pages, processes and the engine; the timers of one page keep the order that browsers promise.
 */
export function createTieBreak(seed?: number): TieBreak {
  const random = seed === undefined ? null : createRandom(seed);
  return (timers) => {
    const [some, ...others] = timers;
    if (!some) return null;
    const due = Math.min(...timers.map((timer) => timer.due));
    const tied = timers.filter((timer) => timer.due === due);
    if (random) return tied[Math.floor(random() * tied.length)]!;
    return others.reduce((best, timer) => (isBefore(timer, best) ? timer : best), some);
  };
}

function isBefore(one: Due, other: Due): boolean {
  return one.due < other.due || (one.due === other.due && one.made < other.made);
}

/** Numbers from 0 up to 1 that look like chance (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
