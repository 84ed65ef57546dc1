/**
 * What the learner has done, on this device. An append-only log of events in IndexedDB; everything else is a fold over
 * it, so that tabs merge by union and nothing is ever overwritten.
 */
import {
  courseKinds,
  mergeEvents,
  questionKey,
  recallKinds,
  type ProgressEntry,
  type ProgressEvent,
} from './events.ts';
import { readExport, writeExport } from './export.ts';
import { foldProgress, type Progress } from './fold.ts';
import { createJournal, type Journal } from './journal.ts';
import { openLessonProgress, type LessonProgress } from './lesson.ts';
import type { Recall } from './recall.ts';
import { openEventStorage } from './storage.ts';
import { joinTabs } from './tabs.ts';
import type { StorageTrouble } from './trouble.ts';

export type { LessonState, PassedVersion, Progress } from './fold.ts';
export type { ChangeKind, CheckedResult, FileChange } from './events.ts';
export type { LessonProgress } from './lesson.ts';
export type { StorageTrouble } from './trouble.ts';
export type { Memory, Recall } from './recall.ts';
export { questionKey } from './events.ts';
export { awaited, dueOn, type Awaited, type QuestionIds } from './due.ts';
export { isCheckedStale } from './fold.ts';
export { ExportFileError } from './export.ts';

let opened: Journal | null = null;

/** The one journal of this page, opened when it is first needed. */
function journal(): Journal {
  if (opened) return opened;
  opened = createJournal(openEventStorage(), joinTabs);
  // What this page shows of work that is gone would only mislead.
  opened.onErased(() => location.reload());
  return opened;
}

/** How much there is: lessons opened and passed, questions answered, and events in all. Never rejects. */
export async function countProgress(): Promise<{
  opened: number;
  passed: number;
  answered: number;
  events: number;
}> {
  const events = await journal().read('all');
  const lessons = Object.values(foldProgress(events).lessons);
  const passed = lessons.filter(({ passedAt }) => passedAt !== undefined).length;
  const answers = events.filter((event) => event.kind === 'answered');
  const answered = new Set(answers.map(({ lesson, question }) => questionKey(lesson, question)));
  return { opened: lessons.length, passed, answered: answered.size, events: events.length };
}

/** Everything that was learned on this device, as the text of one JSON file. */
export async function exportProgress(): Promise<string> {
  return writeExport(await journal().read('all'), Date.now());
}

/**
 * Adds what a file holds to what is here; nothing is overwritten. Gives the number of events that are new here. Rejects
 * with an `ExportFileError` when the file is broken, and with the browser's error when storage refuses; then nothing has
 * changed.
 */
export async function importProgress(text: string): Promise<number> {
  const events = readExport(text);
  const present = new Set((await journal().read('all')).map(({ id }) => id));
  const fresh = events.filter(({ id }) => !present.has(id));
  await journal().adopt(fresh);
  return fresh.length;
}

/** Forgets everything that was learned on this device, in all tabs, and reloads them. */
export function eraseProgress(): Promise<void> {
  return journal().erase();
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

/** Keeps an answer to a question of the lesson `slug`. Gives the id of its event. */
export function recordAnswer(slug: string, answer: Fields<'answered'>): string {
  return journal().append(slug, { kind: 'answered', ...answer }).id;
}

/** Keeps how it was to remember an answer, by the id of its event. */
export function recordFelt(slug: string, felt: Fields<'felt'>): void {
  journal().append(slug, { kind: 'felt', ...felt });
}

type Fields<Kind> = Omit<Extract<ProgressEntry, { kind: Kind }>, 'kind'>;

/** What the learner remembers; `null` while no question can be asked, because nothing was passed or answered. */
export async function loadRecall(): Promise<Recall | null> {
  const events = await journal().read({ kinds: recallKinds });
  if (events.length === 0) return null;
  const { foldRecall } = await import('./recall.ts');
  return foldRecall(events);
}

/** Calls `listener` whenever something happened that `loadRecall` tells of, in this tab or another. Returns the way to stop. */
export function onRecall(listener: () => void): () => void {
  return journal().subscribe((added) => {
    if (added.some(({ kind }) => recallKinds.some((known) => known === kind))) listener();
  });
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
