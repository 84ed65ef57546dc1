import type { Files } from '#lib/files.ts';
import type { FileTree, SandboxFileSystem } from '../../sandbox.ts';
import { DISK_LIMIT, PROJECT, type DiskChange, type DiskEntry } from './disk.ts';

/** The sandbox's disk: the project's files, and what programs have written there. */
export interface MemoryFileSystem extends SandboxFileSystem {
  /** All text files of the project now. A copy. */
  snapshot(): Files;
  /** Everything now, for a process that starts. */
  all(): DiskChange[];
  /** Takes over what a process changed. */
  apply(changes: readonly DiskChange[], by: object): void;
  mount(tree: FileTree): void;
  /** Calls `listener` with changes, and with who made them. Returns the way to stop. */
  onChange(listener: (changes: DiskChange[], by: object | null) => void): () => void;
}

/** Creates an empty disk. Paths may start with `/` or `./`; both mean the project's root. */
export function createFileSystem(): MemoryFileSystem {
  /** By absolute path. */
  const entries = new Map<string, DiskEntry>();
  const listeners = new Set<(changes: DiskChange[], by: object | null) => void>();
  let used = 0;

  const missing = (action: string, path: string) =>
    Object.assign(new Error(`ENOENT: no such file or directory, ${action} '${path}'`), {
      code: 'ENOENT',
    });

  /** Paths of everything inside a folder. */
  const inside = (folder: string) =>
    [...entries.keys()].filter((path) => path.startsWith(`${folder}/`));

  function drop(path: string): void {
    used -= sizeOf(entries.get(path));
    entries.delete(path);
  }

  /** What is put takes the place of all that stands in its way: a file where it needs a folder, a folder under its own name. */
  function put(path: string, entry: DiskEntry | null): void {
    if (entry?.kind !== 'directory') inside(path).forEach(drop);
    drop(path);
    if (!entry) return;
    for (const folder of foldersOf(path)) if (entries.get(folder)?.kind === 'file') drop(folder);
    used += sizeOf(entry);
    entries.set(path, entry);
  }

  function change(changes: DiskChange[], by: object | null): void {
    for (const { path, entry } of changes) put(path, entry);
    for (const listener of listeners) listener(changes, by);
  }

  const file = (contents: string | Uint8Array): DiskEntry => ({
    kind: 'file',
    contents: typeof contents === 'string' ? contents : readable(contents),
    mtimeMs: Date.now(),
  });

  /** What of a tree is not there yet. */
  function toChanges(tree: FileTree, prefix: string): DiskChange[] {
    return Object.entries(tree).flatMap(([name, entry]): DiskChange[] => {
      const path = `${prefix}/${name}`;
      if ('directory' in entry) return toChanges(entry.directory, path);
      const { contents } = entry.file;
      const present = entries.get(path);
      if (present?.kind === 'file' && present.contents === contents) return [];
      return [{ path, entry: file(contents) }];
    });
  }

  return {
    mount: (tree) => change(toChanges(tree, PROJECT), null),
    all: () => [...entries].map(([path, entry]) => ({ path, entry })),
    snapshot() {
      const files: Record<string, string> = {};
      for (const [path, entry] of entries) {
        if (entry.kind !== 'file' || typeof entry.contents !== 'string') continue;
        if (path.startsWith(`${PROJECT}/`)) files[path.slice(PROJECT.length + 1)] = entry.contents;
      }
      return files;
    },
    apply(changes, by) {
      const taken = changes.flatMap(({ path, entry }): DiskChange[] => {
        if (!isInProject(path)) return [];
        if (!entry) return [{ path, entry }];
        if (entry.kind === 'directory')
          return [{ path, entry: { kind: 'directory', mtimeMs: Date.now() } }];
        if (typeof entry.contents !== 'string' && !(entry.contents instanceof Uint8Array))
          return [];
        const fits = used + sizeOf(entry) - sizeOf(entries.get(path)) <= DISK_LIMIT;
        return fits ? [{ path, entry: file(entry.contents) }] : [];
      });
      change(taken, by);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    readFile(path) {
      const entry = entries.get(toAbsolute(path));
      if (entry?.kind !== 'file') return Promise.reject(missing('open', path));
      const { contents } = entry;
      return Promise.resolve(
        typeof contents === 'string' ? contents : new TextDecoder().decode(contents),
      );
    },
    writeFile(path, contents) {
      change([{ path: toAbsolute(path), entry: file(contents) }], null);
      return Promise.resolve();
    },
    readdir(path) {
      const folder = toAbsolute(path);
      const names = new Set(
        inside(folder).map((found) => found.slice(folder.length + 1).split('/')[0]!),
      );
      const isFolder = folder === PROJECT || entries.get(folder)?.kind === 'directory';
      return names.size === 0 && !isFolder
        ? Promise.reject(missing('scandir', path))
        : Promise.resolve([...names]);
    },
    rm(path, { recursive = false, force = false } = {}) {
      const target = toAbsolute(path);
      const found =
        entries.get(target)?.kind === 'file' || (recursive && inside(target).length > 0);
      if (found || (recursive && entries.has(target)))
        change([{ path: target, entry: null }], null);
      else if (!force) return Promise.reject(missing('rm', path));
      return Promise.resolve();
    },
  };
}

/** Text when the bytes are such, for those who want files as text. */
function readable(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.slice();
  }
}

function sizeOf(entry: DiskEntry | undefined): number {
  return entry?.kind === 'file' ? entry.contents.length : 0;
}

/** The folders a path of the project is in. */
function foldersOf(path: string): string[] {
  const names = path.slice(PROJECT.length + 1).split('/');
  return names.slice(1).map((_, count) => [PROJECT, ...names.slice(0, count + 1)].join('/'));
}

/** The sender may be hostile: a path is a plain one of the project or nothing. */
function isInProject(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.startsWith(`${PROJECT}/`) &&
    /^(\/[^/\0]+)+$/.test(path) &&
    !/\/\.{1,2}(\/|$)/.test(path)
  );
}

function toAbsolute(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return [PROJECT, ...parts].join('/');
}
