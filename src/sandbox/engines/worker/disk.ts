/** A file or folder as it crosses between the engine and its processes. Text that is UTF-8 travels as a string. */
export type DiskEntry =
  | { kind: 'file'; contents: string | Uint8Array; mtimeMs: number }
  | { kind: 'directory'; mtimeMs: number };

/** What became of one absolute path. `null`: it is gone, with all that was inside. */
export interface DiskChange {
  path: string;
  entry: DiskEntry | null;
}

/** Where the project's files are for its programs. */
export const PROJECT = '/home/project';

/** Bytes that all files together may have, so that a program in a loop cannot fill the page's memory. */
export const DISK_LIMIT = 64 * 1024 * 1024;
