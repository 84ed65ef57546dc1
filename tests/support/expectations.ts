/** What must happen to a wrong answer; `expect.json` beside it says so. */
export interface Expectation {
  /** Id of the check that fails first. */
  fails: string;
  /** Id of the hint it raises. */
  hint: string;
}

const texts = import.meta.glob<string>('/content/lessons/*/*/wrong/*/expect.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What must happen to the wrong answer `name` of a lesson. Throws when its `expect.json` is missing or not valid. */
export function expectationOf(slug: string, name: string): Expectation {
  const path = Object.keys(texts).find((one) => one.endsWith(`-${slug}/wrong/${name}/expect.json`));
  if (!path) throw new Error(`Lesson ${slug}: wrong/${name}/ has no expect.json.`);
  const { fails, hint, ...rest } = JSON.parse(texts[path] ?? '') as Record<string, unknown>;
  if (typeof fails === 'string' && typeof hint === 'string' && Object.keys(rest).length === 0)
    return { fails, hint };
  throw new Error(`${path}: write { "fails": "c1", "hint": "…" } and nothing else.`);
}
