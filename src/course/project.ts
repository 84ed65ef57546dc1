import type { Files } from '#lib/files.ts';

/**
 * Lays layers of files over one another, as paper on a desk: a file of a later layer hides the one of the same path
 * below it. The layers themselves are left alone. Paths of the result are in order, so equal projects are equal texts.
 */
export function composeFiles(...layers: Files[]): Files {
  const all: Record<string, string> = Object.assign({}, ...layers);
  return Object.fromEntries(
    Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

/** The files below `folder`, with paths that begin there. `folder` is given without a closing slash. */
export function filesBelow(folder: string, files: Files): Files {
  const prefix = `${folder}/`;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
}
