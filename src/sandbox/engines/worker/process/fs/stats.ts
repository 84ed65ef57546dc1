import type { Node } from './disk.ts';

/** What `stat` gives. */
export class Stats {
  readonly dev = 1;
  readonly mode: number;
  readonly nlink = 1;
  readonly uid = 1000;
  readonly gid = 1000;
  readonly rdev = 0;
  readonly blksize = 4096;
  readonly ino: number;
  readonly size: number;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;

  constructor(node: Node) {
    this.mode = node.mode;
    this.ino = node.ino;
    this.size = node.kind === 'file' ? node.bytes.length : 4096;
    this.blocks = Math.ceil(this.size / 512);
    this.atimeMs = node.mtimeMs;
    this.mtimeMs = node.mtimeMs;
    this.ctimeMs = node.ctimeMs;
    this.birthtimeMs = node.birthtimeMs;
  }

  get atime(): Date {
    return new Date(this.atimeMs);
  }
  get mtime(): Date {
    return new Date(this.mtimeMs);
  }
  get ctime(): Date {
    return new Date(this.ctimeMs);
  }
  get birthtime(): Date {
    return new Date(this.birthtimeMs);
  }

  isFile(): boolean {
    return (this.mode & 0o170000) === 0o100000;
  }
  isDirectory(): boolean {
    return (this.mode & 0o170000) === 0o40000;
  }
}

/** What `readdir` gives with `withFileTypes`. */
export class Dirent {
  readonly #kind: Node['kind'];

  constructor(
    readonly name: string,
    readonly parentPath: string,
    node: Node,
  ) {
    this.#kind = node.kind;
  }

  isFile(): boolean {
    return this.#kind === 'file';
  }
  isDirectory(): boolean {
    return this.#kind === 'directory';
  }
}

/** Kinds of files that this disk has none of. */
const others = ['isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice'];
for (const name of others) {
  for (const owner of [Stats, Dirent]) {
    Object.defineProperty(owner.prototype, name, {
      value: () => false,
      configurable: true,
      writable: true,
    });
  }
}
