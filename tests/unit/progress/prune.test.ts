import { expect, test } from 'vitest';
import fc from 'fast-check';
import { foldLesson } from '#progress/fold.ts';
import { foldRecall } from '#progress/recall.ts';
import { keptEdits, prunableEvents } from '#progress/prune.ts';
import { entries, toEvents } from './arbitrary-events.ts';

const without = <T extends { id: string }>(events: T[], ids: string[]) =>
  events.filter((event) => !ids.includes(event.id));

test('the fold of a pruned log is the same, now and after whatever follows', () => {
  fc.assert(
    fc.property(entries(), entries(40), (before, after) => {
      const events = toEvents(before);
      const following = toEvents(after, 10_000);
      const pruned = without(events, prunableEvents(events));
      const { changedAt: _, ...state } = foldLesson([...pruned, ...following]);
      const { changedAt: __, ...expected } = foldLesson([...events, ...following]);
      expect(state).toEqual(expected);
      expect(foldRecall([...pruned, ...following])).toEqual(foldRecall([...events, ...following]));
    }),
    { numRuns: 200 },
  );
});

test('keeps the latest edits of each file, and older ones only where they are needed', () => {
  const edits = Array.from({ length: 200 }, (_, i) => ({
    kind: 'edited' as const,
    path: 'backend/server.ts',
    contents: String(i),
  }));
  const events = toEvents([...edits, { kind: 'reset' }, ...edits]);
  const kept = without(events, prunableEvents(events)).filter((event) => event.kind === 'edited');
  expect(kept).toHaveLength(keptEdits + 1);
  expect(foldLesson(without(events, prunableEvents(events))).setAside?.edits).toEqual({
    'backend/server.ts': '199',
  });
});

test('a short log loses nothing', () => {
  expect(prunableEvents(toEvents([{ kind: 'opened' }, { kind: 'reset' }]))).toEqual([]);
});
