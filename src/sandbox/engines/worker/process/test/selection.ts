import type { TestSettings } from '../../tests/events.ts';
import { plainTestSettings } from '../../tests/events.ts';

let settings: TestSettings = plainTestSettings;

/** Sets which tests run, from Node's command line. */
export function setTestSettings(chosen: TestSettings): void {
  settings = chosen;
}

/** Milliseconds that a test has unless it says otherwise. */
export const defaultTimeoutMs = (): number | null => settings.timeoutMs;

/** Whether only tests marked `only` run. */
export const runsOnlyMarked = (): boolean => settings.only;

/** Whether names decide what runs. */
export const choosesByName = (): boolean =>
  settings.namePatterns.length + settings.skipPatterns.length > 0;

/** Whether the command line lets a test of this path of names run. Who matches brings all that is inside. */
export function isChosenByName(path: string[]): boolean {
  const fits = ([source, flags]: [string, string]) => {
    const pattern = new RegExp(source, flags);
    return path.some(
      (name, depth) => pattern.test(name) || pattern.test(path.slice(0, depth + 1).join(' ')),
    );
  };
  const { namePatterns, skipPatterns } = settings;
  return (namePatterns.length === 0 || namePatterns.some(fits)) && !skipPatterns.some(fits);
}

/** Puts tests into the order they run in: as written, or drawn with the seed of the command line. */
export function inOrder<Item>(items: Item[]): Item[] {
  if (settings.seed === null) return items;
  const random = seeded(settings.seed);
  const drawn = [...items];
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [drawn[last], drawn[other]] = [drawn[other]!, drawn[last]!];
  }
  return drawn;
}

/** Numbers from 0 to 1, the same for the same seed (the generator mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
