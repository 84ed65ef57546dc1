/**
 * What the learner has done, on this device. An append-only log of events in IndexedDB; everything else is a fold over
 * it, so that tabs merge by union and nothing is ever overwritten.
 */
import { courseKinds, mergeEvents, type ProgressEvent } from './events.ts';
import { foldProgress, type Progress } from './fold.ts';
import { createJournal, type Journal } from './journal.ts';
import { openLessonProgress, type LessonProgress } from './lesson.ts';
import { openEventStorage } from './storage.ts';
import { joinTabs } from './tabs.ts';
import type { StorageTrouble } from './trouble.ts';

export type { Progress, LessonState } from './fold.ts';
export type { CheckedResult } from './events.ts';
export type { LessonProgress } from './lesson.ts';
export type { StorageTrouble } from './trouble.ts';
export { isCheckedStale } from './fold.ts';

let opened: Journal | null = null;

/** The one journal of this page, opened when it is first needed. */
function journal(): Journal {
  opened ??= createJournal(openEventStorage(), joinTabs);
  return opened;
}

/** Where the learner stands in the course. Never rejects: without storage it tells what happened on this page. */
export async function loadProgress(): Promise<Progress> {
  return foldProgress(await journal().read({ kinds: courseKinds }));
}

/** Calls `listener` whenever a lesson is opened or passed, in this tab or another. Returns the way to stop. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  let events: ProgressEvent[] = [];
  let stopped = false;

  function take(added: readonly ProgressEvent[]) {
    const wanted = added.filter((event) => courseKinds.some((kind) => kind === event.kind));
    if (wanted.length === 0 || stopped) return;
    events = mergeEvents(events, wanted);
    listener(foldProgress(events));
  }
  const stop = journal().subscribe(take);
  void journal().read({ kinds: courseKinds }).then(take);
  return () => {
    stopped = true;
    stop();
  };
}

/** Opens the progress of one lesson, to record in it. */
export function openLesson(slug: string): Promise<LessonProgress> {
  return openLessonProgress(journal(), slug);
}

/** Calls `listener` with the present state of storage, and after every change. Returns the way to stop. */
export function onStorageTrouble(listener: (trouble: StorageTrouble | null) => void): () => void {
  listener(journal().trouble);
  return journal().subscribe(() => listener(journal().trouble));
}
