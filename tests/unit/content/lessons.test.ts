/** What every lesson must bring, seen without running it. `tests/lessons/` runs them. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkedLessons, loadChecks } from '#checks/load.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { requireWhole } from '#course/whole-lesson.ts';
import { openFirst, pathsOf } from '#workspace/files.ts';

const texts = import.meta.glob<string>('/content/lessons/*/*/lesson.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of all solutions. Only their names: style sheets are empty in these tests. */
const solved = Object.keys(import.meta.glob('/content/lessons/*/*/solutions/**'));

/** The files a lesson has the editors open, as its head says. */
function openedBy(folder: string): string[] {
  const [, head = ''] = (texts[`/${folder}/lesson.mdx`] ?? '').split(/^---$/m);
  return (parse(head) as { open?: string[] }).open ?? [];
}

describe.each(checkedLessons)('lesson %s', async (slug) => {
  const definition = await loadChecks(slug);
  const { checks, hints } = definition;
  const files = await lessonFiles(slug);

  const open = openedBy(files.folder);

  it('has all its parts, and they know each other', () => requireWhole(files, definition, open));

  it('opens files that a solution changes, in each half that it changes', () => {
    const { project, folder } = files;
    for (const half of ['frontend', 'backend'] as const) {
      const paths = pathsOf(project, half);
      const opened = openFirst(paths, open);
      const edited = paths.filter((path) =>
        solved.some((file) => file.startsWith(`/${folder}/`) && file.endsWith(`/${path}`)),
      );
      if (edited.length > 0) expect(edited).toContain(opened);
    }
  });

  it('speaks to the learner in calm, short sentences', () => {
    const texts = [
      ...checks.map(({ title }) => title),
      ...Object.values(hints).flatMap(({ nudge, pointer, sample }) => [nudge, pointer, sample]),
    ];
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?!:;])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
    expect(
      texts.filter((text) => /!|\b(simply|just|obviously|easy|of course)\b/i.test(text)),
    ).toEqual([]);
  });
});
