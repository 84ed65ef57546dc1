import type { Checks } from './define.ts';

const modules = import.meta.glob<{ default: Checks }>('/content/lessons/*/*/checks.ts');

/** Loads the checks of a lesson by its slug. Throws when the lesson has none. */
export async function loadChecks(slug: string): Promise<Checks> {
  const [, load] = Object.entries(modules).find(([path]) => slugOf(path) === slug) ?? [];
  if (!load) throw new Error(`The lesson ${slug} has no checks.ts.`);
  return (await load()).default;
}

/** Slugs of all lessons that have checks, in the order of the course. */
export const checkedLessons = Object.keys(modules).sort().map(slugOf);

/** `/content/lessons/00-handshake/01-two-halves/checks.ts` → `two-halves` */
function slugOf(path: string): string {
  return path.split('/').at(-2)?.replace(/^\d+-/, '') ?? '';
}
