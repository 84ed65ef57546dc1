import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Files } from '#lib/files.ts';

/** What the learner's files are compared with. */
export type Comparison = 'solutions' | 'versions';

/** The accepted solutions of the lesson, each a whole project, by name: `a`, `b`. */
export type Solutions =
  | { phase: 'loading' }
  | { phase: 'ready'; projects: Readonly<Record<string, Files>> }
  | { phase: 'failed'; message: string };

/** The learner's files beside others: what is compared now, and the solutions, loaded for those who ask. */
export interface Comparing {
  /** What the window that compares shows; `null` while it is closed. */
  readonly $shown: WritableAtom<Comparison | null>;
  /** Whether the learner has said, before passing, that they want to see a solution. */
  readonly $agreed: WritableAtom<boolean>;
  readonly $solutions: ReadableAtom<Solutions>;
  /** Loads the solutions, once; after a failure again. Never rejects. */
  load(): Promise<void>;
}

/** Creates it for a lesson. `fetchSolutions` gives, of each solution, the files that differ from `starter`. */
export function createComparing(
  starter: Files,
  fetchSolutions: () => Promise<Readonly<Record<string, Files>>>,
): Comparing {
  const $solutions = atom<Solutions>({ phase: 'loading' });
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    $solutions.set({ phase: 'loading' });
    try {
      const overlays = Object.entries(await fetchSolutions());
      const projects = overlays.map(([name, files]) => [name, { ...starter, ...files }]);
      $solutions.set({ phase: 'ready', projects: Object.fromEntries(projects) });
    } catch (error) {
      loading = null;
      const message = error instanceof Error ? error.message : String(error);
      $solutions.set({ phase: 'failed', message });
    }
  }

  return {
    $shown: atom<Comparison | null>(null),
    $agreed: atom(false),
    $solutions,
    load: () => (loading ??= load()),
  };
}

/** Reads what `/lessons/…/solutions.json` holds. Throws an error in words when it is something else. */
export function readSolutions(value: unknown): Record<string, Files> {
  const isText = (files: unknown) =>
    isRecord(files) && Object.values(files).every((text) => typeof text === 'string');
  if (isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isText))
    return value as Record<string, Files>;
  throw new Error('What the site sent are not the solutions of this lesson.');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
