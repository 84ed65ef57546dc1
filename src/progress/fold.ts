import type { Files } from '#lib/files.ts';
import type { CheckedResult, ProgressEvent } from './events.ts';

/** Where the learner stands in one lesson: the fold of its events. Times are in the unit of `at`. */
export interface LessonState {
  openedAt: number | null;
  /** The first time all checks passed, and the files of the last time. */
  passed: { at: number; files: Files } | null;
  /** Contents of the files the learner has changed. */
  edits: Files;
  /** The edits that are not in use: those before "Start over", or after it once that was taken back. */
  setAside: { edits: Files; by: 'reset' | 'restored' } | null;
  /** The last run of the checks. */
  checked: { at: number; since: number; results: readonly CheckedResult[] } | null;
  /** When `edits` last changed. */
  changedAt: number | null;
}

/** The lesson nobody has opened. */
export const untouched: LessonState = {
  openedAt: null,
  passed: null,
  edits: {},
  setAside: null,
  checked: null,
  changedAt: null,
};

/** Folds the events of one lesson, which must be in order. */
export function foldLesson(events: readonly ProgressEvent[]): LessonState {
  return events.reduce(applyEvent, untouched);
}

/** The state after one more event. */
export function applyEvent(state: LessonState, event: ProgressEvent): LessonState {
  switch (event.kind) {
    case 'opened':
      return { ...state, openedAt: state.openedAt ?? event.at };
    case 'edited': {
      const edits = { ...state.edits, [event.path]: event.contents };
      return { ...state, edits, changedAt: event.at };
    }
    case 'checked':
      return { ...state, checked: { at: event.at, since: event.since, results: event.results } };
    case 'passed':
      return { ...state, passed: { at: state.passed?.at ?? event.at, files: event.files } };
    case 'reset': {
      const setAside = { edits: state.edits, by: 'reset' as const };
      return { ...state, edits: {}, setAside, changedAt: event.at };
    }
    case 'restored': {
      const setAside = { edits: state.edits, by: 'restored' as const };
      return { ...state, edits: state.setAside?.edits ?? {}, setAside, changedAt: event.at };
    }
  }
}

/** Whether the last run of the checks judged other files than the present ones. */
export function isCheckedStale(state: LessonState): boolean {
  return (
    state.checked !== null && state.changedAt !== null && state.changedAt > state.checked.since
  );
}

/** Where the learner stands in the course. Times are milliseconds since 1970. */
export interface Progress {
  lessons: Record<string, { openedAt?: number; passedAt?: number }>;
}

/** Folds events of any lessons, in order; those that say nothing about the course as a whole are passed over. */
export function foldProgress(events: readonly ProgressEvent[]): Progress {
  const lessons: Progress['lessons'] = {};
  for (const event of events) {
    if (event.kind !== 'opened' && event.kind !== 'passed') continue;
    const lesson = (lessons[event.lesson] ??= {});
    if (event.kind === 'opened') lesson.openedAt ??= event.at;
    else lesson.passedAt ??= event.at;
  }
  return { lessons };
}
