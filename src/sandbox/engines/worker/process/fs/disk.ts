import { Buffer } from 'buffer';
import posix from 'path-browserify';
import { DISK_LIMIT, PROJECT, type DiskChange, type DiskEntry } from '../../disk.ts';
import { fsError } from './fs-error.ts';
import { toAbsolute } from './paths.ts';

export interface FileNode {
  kind: 'file';
  bytes: Uint8Array;
  readonly ino: number;
  mode: number;
  mtimeMs: number;
  ctimeMs: number;
  birthtimeMs: number;
}
export interface FolderNode extends Omit<FileNode, 'kind' | 'bytes'> {
  kind: 'directory';
}
export type Node = FileNode | FolderNode;

type Listener = (path: string) => void;

let nextInode = 1;
const make = (mode: number, at = Date.now()) => ({
  ino: nextInode++,
  mode,
  mtimeMs: at,
  ctimeMs: at,
  birthtimeMs: at,
});

/** The files a process sees: absolute path → file or folder. Every call that fails throws Node's error for it. */
export class Disk {
  readonly #nodes = new Map<string, Node>();
  /** Hears the path of everything the program changes. */
  onChange: Listener = () => {};
  #used = 0;

  constructor() {
    for (const path of ['/', '/home', PROJECT, '/tmp'])
      this.#nodes.set(path, { kind: 'directory', ...make(0o40755) });
  }

  /** What is at a path, or `null`. */
  peek(path: string): Node | null {
    return this.#nodes.get(path) ?? null;
  }

  /** What a path as written means, and what is there. A part that is a file where a folder should be is an error. */
  find(path: string, syscall: string, dest?: string): { absolute: string; node: Node | null } {
    const absolute = toAbsolute(path);
    for (let folder = posix.dirname(absolute); folder !== '/'; folder = posix.dirname(folder)) {
      if (this.#nodes.get(folder)?.kind === 'file') throw fsError('ENOTDIR', syscall, path, dest);
    }
    const node = this.peek(absolute);
    if (node?.kind === 'file' && path.endsWith('/')) throw fsError('ENOTDIR', syscall, path, dest);
    return { absolute, node };
  }

  /** The same, when there must be something. */
  require(path: string, syscall: string, dest?: string): { absolute: string; node: Node } {
    const { absolute, node } = this.find(path, syscall, dest);
    if (!node) throw fsError('ENOENT', syscall, path, dest);
    return { absolute, node };
  }

  /** Names directly inside a folder, sorted. */
  names(folder: string): string[] {
    return this.inside(folder)
      .map((path) => path.slice(folder === '/' ? 1 : folder.length + 1))
      .filter((name) => !name.includes('/'));
  }

  /** Paths of everything inside a folder, at any depth. */
  inside(folder: string): string[] {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    return [...this.#nodes.keys()]
      .filter((path) => path.startsWith(prefix) && path !== prefix)
      .sort();
  }

  /** Makes an empty file, or gives the one there is. The folder must exist. */
  create(path: string, syscall: string): FileNode {
    const { absolute, node } = this.find(path, syscall);
    if (node?.kind === 'directory') throw fsError('EISDIR', syscall, path);
    if (node) return node;
    if (!this.peek(posix.dirname(absolute))) throw fsError('ENOENT', syscall, path);
    const made: FileNode = { kind: 'file', bytes: new Uint8Array(), ...make(0o100644) };
    this.#nodes.set(absolute, made);
    this.#touch(posix.dirname(absolute));
    this.onChange(absolute);
    return made;
  }

  makeFolder(absolute: string): void {
    this.#nodes.set(absolute, { kind: 'directory', ...make(0o40755) });
    this.#touch(posix.dirname(absolute));
    this.onChange(absolute);
  }

  /** Gives a file other contents. */
  write(absolute: string, file: FileNode, bytes: Uint8Array): void {
    this.#used += bytes.length - file.bytes.length;
    if (this.#used > DISK_LIMIT) {
      this.#used -= bytes.length - file.bytes.length;
      throw fsError('ENOSPC', 'write');
    }
    file.bytes = bytes;
    file.mtimeMs = file.ctimeMs = Date.now();
    this.onChange(absolute);
  }

  /** Takes away a file, or a folder with all inside. */
  remove(absolute: string): void {
    for (const path of [absolute, ...this.inside(absolute)]) this.#drop(path);
    this.#touch(posix.dirname(absolute));
    this.onChange(absolute);
  }

  /** Gives a file or folder another path. */
  move(from: string, to: string): void {
    for (const path of [from, ...this.inside(from)]) {
      const node = this.#nodes.get(path)!;
      this.#nodes.delete(path);
      this.#nodes.set(to + path.slice(from.length), node);
      this.onChange(to + path.slice(from.length));
    }
    this.onChange(from);
  }

  /** What is at a path, as the engine keeps it. */
  entryOf(absolute: string): DiskEntry | null {
    const node = this.peek(absolute);
    if (!node) return null;
    const { mtimeMs } = node;
    if (node.kind === 'directory') return { kind: 'directory', mtimeMs };
    return { kind: 'file', contents: node.bytes, mtimeMs };
  }

  /** Takes over what changed elsewhere. Nobody is told. */
  apply(changes: readonly DiskChange[]): void {
    for (const { path, entry } of changes) {
      if (!entry) {
        for (const gone of [path, ...this.inside(path)]) this.#drop(gone);
        continue;
      }
      this.#makeParents(path);
      const before = this.#nodes.get(path);
      if (entry.kind === 'directory') {
        if (before?.kind !== 'directory')
          this.#nodes.set(path, { kind: 'directory', ...make(0o40755, entry.mtimeMs) });
        continue;
      }
      const { contents, mtimeMs } = entry;
      const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
      this.#used += bytes.length - (before?.kind === 'file' ? before.bytes.length : 0);
      if (before?.kind === 'file') Object.assign(before, { bytes, mtimeMs, ctimeMs: mtimeMs });
      else this.#nodes.set(path, { kind: 'file', bytes, ...make(0o100644, mtimeMs) });
    }
  }

  #makeParents(path: string): void {
    for (
      let folder = posix.dirname(path);
      !this.#nodes.has(folder);
      folder = posix.dirname(folder)
    ) {
      this.#nodes.set(folder, { kind: 'directory', ...make(0o40755) });
    }
  }

  #drop(path: string): void {
    const node = this.#nodes.get(path);
    if (node?.kind === 'file') this.#used -= node.bytes.length;
    this.#nodes.delete(path);
  }

  #touch(folder: string): void {
    const node = this.peek(folder);
    if (node) node.mtimeMs = node.ctimeMs = Date.now();
  }
}

/** The one disk of this process. */
export const disk = new Disk();
