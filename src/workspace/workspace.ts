/** The learner's copy of a lesson's project. Knows nothing of storage: whoever owns it keeps the edits. */
import { atom, computed, type ReadableAtom, type WritableAtom } from 'nanostores';
import { halfOf, type Edits, type Files, type Half } from '#lib/files.ts';
import { applyEdits, changedPaths, isChanged, openFirst, pathsOf } from './files.ts';

export { applyEdits, changedPaths, isChanged, pathsOf } from './files.ts';

/** The open files and edits of one lesson. */
export interface Workspace {
  readonly starter: Files;
  /** Contents of the files the learner has changed, made or deleted. */
  readonly $edits: ReadableAtom<Edits>;
  /** The whole project: starter with edits. */
  readonly $files: ReadableAtom<Files>;
  /** The paths of each half, in the order of the tabs. */
  readonly $paths: Readonly<Record<Half, ReadableAtom<string[]>>>;
  /** Which file is open in the editor of each half; `null` when the half has no files. */
  readonly $open: Readonly<Record<Half, WritableAtom<string | null>>>;
  /** Paths whose contents differ from the starter's. */
  readonly $changed: ReadableAtom<ReadonlySet<string>>;
  /** The learner typed: a file has new contents. */
  edit(path: string, contents: string): void;
  /** Makes an empty file and opens it; a file of the starter that was deleted comes back as it was there. */
  create(path: string): void;
  /** Opens a file in the editor of its half, if there is such a file. */
  open(path: string): void;
  /** Takes edits that were made elsewhere: stored ones, those of another tab, none after a reset. */
  load(edits: Edits): void;
  /** Calls `listener` with the path after each `edit`, not after `load`. Returns the way to stop. */
  onEdit(listener: (path: string) => void): () => void;
}

/**
 * Creates the workspace of a lesson. `edits` are those kept from an earlier visit, `wanted` the files the lesson opens
 * first.
 */
export function createWorkspace(
  starter: Files,
  edits: Edits = {},
  wanted: readonly string[] = [],
): Workspace {
  const $edits = atom<Edits>(edits);
  const $files = computed($edits, (present) => applyEdits(starter, present));
  const $changed = computed(
    $edits,
    (present) => new Set(Object.keys(present).filter((path) => isChanged(starter, present, path))),
  );
  const $paths = {
    frontend: computed($files, (files) => pathsOf(files, 'frontend')),
    backend: computed($files, (files) => pathsOf(files, 'backend')),
  };
  const $open = {
    frontend: atom(openFirst($paths.frontend.get(), wanted)),
    backend: atom(openFirst($paths.backend.get(), wanted)),
  };
  const listeners = new Set<(path: string) => void>();

  function edit(path: string, contents: string): void {
    if ($files.get()[path] === contents) return;
    $edits.set({ ...$edits.get(), [path]: contents });
    for (const listener of [...listeners]) listener(path);
  }

  function open(path: string): void {
    const half = halfOf(path);
    if (half && path in $files.get()) $open[half].set(path);
  }

  /** A file that was open may be gone. */
  function closeMissing(): void {
    for (const half of ['frontend', 'backend'] as const) {
      const paths = $paths[half].get();
      const open = $open[half].get();
      if (open === null || !paths.includes(open)) $open[half].set(openFirst(paths, wanted));
    }
  }

  return {
    starter,
    $edits,
    $files,
    $paths,
    $open,
    $changed,
    edit,
    create(path) {
      edit(path, starter[path] ?? '');
      open(path);
    },
    open,
    load(next) {
      if (changedPaths($edits.get(), next).length > 0) $edits.set(next);
      closeMissing();
    },
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
