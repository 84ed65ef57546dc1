import type { Edits, Files } from '#lib/files.ts';
import type { CheckedResult, FileChange, ProgressEvent } from './events.ts';

/** How many versions that passed are kept at most. */
export const keptVersions = 10;

/** Files with which all checks passed, and when they last did. */
export interface PassedVersion {
  at: number;
  files: Files;
}

/** Where the learner stands in one lesson: the fold of its events. Times are in the unit of `at`. */
export interface LessonState {
  openedAt: number | null;
  /** The first time all checks passed, and the files of the last time. */
  passed: { at: number; files: Files } | null;
  /** The latest versions that passed, no two alike, oldest first. */
  versions: readonly PassedVersion[];
  /** Contents of the files the learner has changed, made or deleted. */
  edits: Edits;
  /** The last change of files in one step, since the learner last started over. */
  change: (FileChange & { at: number }) | null;
  /** The edits that are not in use: those before "Start over", or after it once that was taken back. */
  setAside: { edits: Edits; by: 'reset' | 'restored' } | null;
  /** The last run of the checks. */
  checked: { at: number; since: number; results: readonly CheckedResult[] } | null;
  /** When `edits` last changed. */
  changedAt: number | null;
}

/** The lesson nobody has opened. */
export const untouched: LessonState = {
  openedAt: null,
  passed: null,
  versions: [],
  edits: {},
  change: null,
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
    case 'changed': {
      const { at, by, before, after } = event;
      const edits = { ...state.edits, ...after };
      return { ...state, edits, change: { at, by, before, after }, changedAt: at };
    }
    case 'checked':
      return { ...state, checked: { at: event.at, since: event.since, results: event.results } };
    case 'passed': {
      const { at, files } = event;
      const passed = { at: state.passed?.at ?? at, files };
      return { ...state, passed, versions: withVersion(state.versions, { at, files }) };
    }
    case 'reset': {
      const setAside = { edits: state.edits, by: 'reset' as const };
      return { ...state, edits: {}, change: null, setAside, changedAt: event.at };
    }
    case 'restored': {
      const setAside = { edits: state.edits, by: 'restored' as const };
      const edits = state.setAside?.edits ?? {};
      return { ...state, edits, change: null, setAside, changedAt: event.at };
    }
    // They say what is remembered, not where the exercise stands; recall.ts folds them.
    case 'answered':
    case 'felt':
      return state;
  }
}

/** The versions after one more passed; the same files passing again count as one version. */
export function withVersion<T extends PassedVersion>(versions: readonly T[], version: T): T[] {
  const others = versions.filter(({ files }) => !areSame(files, version.files));
  return [...others, version].slice(-keptVersions);
}

function areSame(a: Files, b: Files): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
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
