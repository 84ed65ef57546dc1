import type { Files } from '#lib/files.ts';

let files: Files = {};

/** Tells which files the program was started with. */
export function setSources(started: Files): void {
  files = started;
}

/** The text of one of the project's files as it was when the program started. */
export function sourceOf(path: string): string | undefined {
  return files[path];
}
