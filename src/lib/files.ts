/**
 * The files of a project: path → contents. Paths are relative, separated by `/`, without a leading slash
 * (`backend/server.ts`). Text only; binary files live in `public/`.
 */
export type Files = Readonly<Record<string, string>>;

/**
 * What was done to a project's files: path → new contents, or `null` where the file is no longer there. Paths that are not
 * named are as they were.
 */
export type Edits = Readonly<Record<string, string | null>>;

/** The half of the project a file belongs to, by its first folder. `null` for files of neither, such as package.json. */
export type Half = 'frontend' | 'backend';

/** Which half of the project a path belongs to. */
export function halfOf(path: string): Half | null {
  if (path.startsWith('frontend/')) return 'frontend';
  if (path.startsWith('backend/')) return 'backend';
  return null;
}

/** A file's name within its half: `menu.ts` for `backend/menu.ts`. */
export function nameWithinHalf(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
