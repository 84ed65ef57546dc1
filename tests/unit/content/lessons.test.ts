/** What every lesson must bring, seen without running it. `tests/lessons/` runs them. */
import { describe, expect, it } from 'vitest';
import { checkedLessons, loadChecks } from '#checks/load.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { requireWhole } from '#course/whole-lesson.ts';

describe.each(checkedLessons)('lesson %s', async (slug) => {
  const definition = await loadChecks(slug);
  const { checks, hints } = definition;
  const files = await lessonFiles(slug);

  it('has all its parts, and they know each other', () => requireWhole(files, definition));

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
