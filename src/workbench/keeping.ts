import { atom, computed, type ReadableAtom } from 'nanostores';
import type { Edits, Files } from '#lib/files.ts';
import { throttle } from '#lib/delay.ts';
import type {
  ChangeKind,
  LessonProgress,
  LessonState,
  StorageTrouble,
} from '#progress/progress.ts';
import { changedPaths, type Workspace } from '#workspace/workspace.ts';

/** How much typing can be lost when the browser is killed, in milliseconds. */
const keepAfter = 200;

/** Keeps the learner's copy as it is typed, and brings in what other tabs do. */
export interface Keeping {
  /** The whole project as it is kept. */
  readonly $files: ReadableAtom<Files>;
  /** Where the learner stands in this lesson. */
  readonly $lesson: ReadableAtom<LessonState>;
  /** Why nothing can be stored at the moment, or `null`. */
  readonly $trouble: ReadableAtom<StorageTrouble | null>;
  /** The last change in one step, as long as its files are as it left them. */
  readonly $change: ReadableAtom<LessonState['change']>;
  /** Records what was typed and is still under way. */
  flush(): void;
  /** Changes files in one step: those that are named get these contents, or go away where it is `null`. */
  change(by: ChangeKind, files: Edits): void;
  /** Takes the last change in one step back, if its files are as it left them. Can be taken back itself. */
  takeChangeBack(): void;
  /** Sets all edits aside. Does nothing when there are none. */
  startOver(): void;
  /** Takes "Start over" back, or takes that back. */
  takeBack(): void;
  dispose(): void;
}

/** Joins a workspace with its lesson's progress. Owns neither. */
export function keepWorkspace(
  workspace: Workspace,
  progress: LessonProgress,
  onTrouble: (listener: (trouble: StorageTrouble | null) => void) => () => void,
): Keeping {
  const $lesson = atom(progress.state);
  const $trouble = atom<StorageTrouble | null>(null);
  const unrecorded = new Set<string>();
  const recording = throttle(record, keepAfter);
  let isRecording = false;

  function record() {
    const files = workspace.$files.get();
    const edits = [...unrecorded].flatMap((path) => {
      const contents = files[path];
      return contents === undefined ? [] : [{ path, contents }];
    });
    unrecorded.clear();
    // Each event is folded as it is recorded; only the last fold holds all of the edits.
    isRecording = true;
    for (const edit of edits) progress.record({ kind: 'edited', ...edit });
    isRecording = false;
    take(progress.state);
  }
  function take(state: LessonState) {
    if (isRecording) return;
    // What was typed here is newer than what another tab told: it goes into the log first.
    if (unrecorded.size > 0) return recording.flush();
    $lesson.set(state);
    workspace.load(state.edits);
  }

  const stops = [
    onTrouble((trouble) => $trouble.set(trouble)),
    progress.subscribe(take),
    workspace.onEdit((path) => {
      unrecorded.add(path);
      recording.request();
    }),
    onPageLeft(() => recording.flush()),
    onPageBack(() => void progress.refresh()),
  ];
  take(progress.state);

  const $change = computed([$lesson, workspace.$files], ({ change }, files) => {
    const stands = change && changedPaths(change.after, pick(files, change.after)).length === 0;
    return stands ? change : null;
  });

  function change(by: ChangeKind, wanted: Edits) {
    recording.flush();
    const present = pick(workspace.$files.get(), wanted);
    const paths = changedPaths(present, wanted);
    if (paths.length === 0) return;
    const only = (files: Edits) => Object.fromEntries(paths.map((p) => [p, files[p] ?? null]));
    progress.record({ kind: 'changed', by, before: only(present), after: only(wanted) });
    const [made, ...others] = paths.filter((path) => present[path] === null);
    if (made !== undefined && others.length === 0) workspace.open(made);
  }

  return {
    $files: workspace.$files,
    $lesson,
    $trouble,
    $change,
    flush: () => recording.flush(),
    change,
    takeChangeBack() {
      const last = $change.get();
      if (last) change('undo', last.before);
    },
    startOver() {
      recording.flush();
      if (Object.keys(progress.state.edits).length > 0) progress.record({ kind: 'reset' });
    },
    takeBack() {
      recording.flush();
      if (progress.state.setAside) progress.record({ kind: 'restored' });
    },
    dispose() {
      recording.flush();
      for (const stop of stops) stop();
    },
  };
}

/** The named files as they are. */
function pick(files: Files, names: Edits): Edits {
  return Object.fromEntries(Object.keys(names).map((path) => [path, files[path] ?? null]));
}

function onPageLeft(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const onHidden = () => document.visibilityState === 'hidden' && listener();
  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', listener);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', listener);
  };
}

/** A page that slept, or went into the cache for Back and Forward, did not hear the other tabs. */
function onPageBack(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const onVisible = () => document.visibilityState === 'visible' && listener();
  const onShow = (event: PageTransitionEvent) => event.persisted && listener();
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pageshow', onShow);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('pageshow', onShow);
  };
}
