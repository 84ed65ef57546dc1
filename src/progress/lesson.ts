import { mergeEvents, type ProgressEntry, type ProgressEvent } from './events.ts';
import { foldLesson, untouched, type LessonState } from './fold.ts';
import type { Journal } from './journal.ts';
import { prunableEvents } from './prune.ts';

/** How many events may come in before the log is pruned again. */
const pruneAfter = 100;

/** One lesson's progress, kept current: events from here and from other tabs are folded as they come. */
export interface LessonProgress {
  readonly state: LessonState;
  /** Records what happened; `state` holds it when this returns. */
  record(entry: ProgressEntry): void;
  /** The present time in the unit of the events' `at`. */
  now(): number;
  /** Calls `listener` after every change. Returns the way to stop. */
  subscribe(listener: (state: LessonState) => void): () => void;
  /** Reads again what is stored, for a page that slept and missed what other tabs said. */
  refresh(): Promise<void>;
  close(): void;
}

/** Opens one lesson's progress. Resolves when what is stored has been read, or cannot be. */
export async function openLessonProgress(
  journal: Journal,
  lesson: string,
): Promise<LessonProgress> {
  const listeners = new Set<(state: LessonState) => void>();
  let events: ProgressEvent[] = [];
  let state = untouched;
  let sincePrune = 0;

  function take(added: readonly ProgressEvent[]) {
    const known = events.length;
    events = mergeEvents(events, added);
    if (events.length === known) return;
    sincePrune += events.length - known;
    if (sincePrune > pruneAfter) prune();
    state = foldLesson(events);
    for (const listener of [...listeners]) listener(state);
  }
  function prune() {
    const ids = new Set(prunableEvents(events));
    events = events.filter((event) => !ids.has(event.id));
    sincePrune = 0;
    journal.forget([...ids]);
  }

  const stop = journal.subscribe((added) => take(added.filter((e) => e.lesson === lesson)));
  take(await journal.read({ lesson }));
  prune();

  return {
    get state() {
      return state;
    },
    record: (entry) => void journal.append(lesson, entry),
    now: () => journal.now(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: async () => take(await journal.read({ lesson })),
    close() {
      stop();
      listeners.clear();
    },
  };
}
