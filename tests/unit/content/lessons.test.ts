/** What every lesson must bring, seen without running it. `tests/lessons/` runs them. */
import { describe, expect, it } from 'vitest';
import { checkedLessons, loadChecks } from '#checks/load.ts';
import { lessonFiles } from '#course/lesson-files.ts';
import { expectationOf } from '../../support/expectations.ts';

describe.each(checkedLessons)('lesson %s', async (slug) => {
  const { checks, failsAtStart, hints } = await loadChecks(slug);
  const { solutions, wrong } = await lessonFiles(slug);
  const expectations = Object.keys(wrong).map((name) => expectationOf(slug, name));

  it('has checks, and a starter that fails some', () => {
    expect(checks.length).toBeGreaterThan(0);
    expect(failsAtStart.length).toBeGreaterThan(0);
  });
  it('has two solutions and a wrong answer', () => {
    expect(Object.keys(solutions).length).toBeGreaterThanOrEqual(2);
    expect(expectations.length).toBeGreaterThanOrEqual(1);
  });
  it('says of each wrong answer which check fails and which hint helps', () => {
    const ids = checks.map(({ id }) => id);
    expect(expectations.filter(({ fails }) => !ids.includes(fails))).toEqual([]);
    expect(expectations.filter(({ hint }) => !(hint in hints))).toEqual([]);
  });
  it('has no hint that no wrong answer raises', () => {
    const raised = expectations.map(({ hint }) => hint);
    expect(Object.keys(hints).filter((id) => !raised.includes(id))).toEqual([]);
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
