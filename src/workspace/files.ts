import { halfOf, type Edits, type Files, type Half } from '#lib/files.ts';

/**
 * The project as the learner sees it: the starter with the edits on top. Edits win file by file, also when a new version
 * of the course brought another starter, and a file that left the starter stays while there is an edit of it.
 */
export function applyEdits(starter: Files, edits: Edits): Files {
  const all = Object.entries({ ...starter, ...edits });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The paths of one half in the order of the tabs: where the half begins, other programs, the page, its looks, the rest. */
export function pathsOf(files: Files, half: Half): string[] {
  return Object.keys(files)
    .filter((path) => halfOf(path) === half)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Where each half begins; see the layout of a project in content/README.md. */
const entries = ['frontend/app.ts', 'frontend/app.tsx', 'backend/server.ts'];
const order = ['.ts', '.tsx', '.html', '.css', '.sql', '.env', '.json'];

function rank(path: string): number {
  if (entries.includes(path)) return -1;
  const index = order.indexOf(path.slice(path.lastIndexOf('.')));
  return index === -1 ? order.length : index;
}

/** Which of a half's files is opened first: the one the lesson names, or else the first. */
export function openFirst(paths: readonly string[], wanted: readonly string[]): string | null {
  return paths.find((path) => wanted.includes(path)) ?? paths[0] ?? null;
}

/** Whether the learner's file differs from the starter's. */
export function isChanged(starter: Files, edits: Edits, path: string): boolean {
  return path in edits && edits[path] !== (starter[path] ?? null);
}

/** The paths whose contents differ between two states of a project. */
export function changedPaths(before: Edits, after: Edits): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]);
}
