import fc from 'fast-check';
import { changeKinds, type ProgressEntry, type ProgressEvent } from '#progress/events.ts';

const path = fc.constantFrom('frontend/app.ts', 'frontend/index.html', 'backend/server.ts');

/** Files of one change: each was there or not, before and after. */
const change = fc
  .dictionary(path, fc.tuple(fc.option(fc.string()), fc.option(fc.string())), { maxKeys: 3 })
  .map((files) => {
    const side = (index: 0 | 1) =>
      Object.fromEntries(Object.entries(files).map(([name, both]) => [name, both[index]]));
    return { before: side(0), after: side(1) };
  });

const entry: fc.Arbitrary<ProgressEntry> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('edited'), path, contents: fc.string() }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...changeKinds), change)
      .map(([by, files]) => ({ kind: 'changed', by, ...files })),
  },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'reset' }) },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'restored' }) },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'opened' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('passed'),
      // Few texts, so that the same files pass again.
      files: fc.dictionary(path, fc.constantFrom('a', 'b', 'c')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('checked'),
      since: fc.nat(500),
      results: fc.constant([]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('answered'),
      question: fc.constantFrom('messages', 'three-endings'),
      option: fc.string(),
      right: fc.boolean(),
      day: fc.constantFrom('2026-11-24', '2026-11-25', '2027-01-01'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('felt'),
      answer: fc.nat(400).map((n) => `t-${n}`),
      as: fc.constantFrom('hard', 'easy'),
    }),
  },
) as fc.Arbitrary<ProgressEntry>;

/** Gives entries an id, a lesson and a time each, in order. */
export function toEvents(entries: readonly ProgressEntry[], from = 1): ProgressEvent[] {
  return entries.map((e, i) => ({ ...e, id: `t-${from + i}`, lesson: 'two-halves', at: from + i }));
}

/** Logs of one lesson, long enough to be pruned. */
export const entries = (maxLength = 400) => fc.array(entry, { maxLength, size: 'max' });
