import fc from 'fast-check';
import type { ProgressEntry, ProgressEvent } from '#progress/events.ts';

const path = fc.constantFrom('frontend/app.ts', 'frontend/index.html', 'backend/server.ts');

const entry: fc.Arbitrary<ProgressEntry> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('edited'), path, contents: fc.string() }),
  },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'reset' }) },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'restored' }) },
  { weight: 1, arbitrary: fc.constant<ProgressEntry>({ kind: 'opened' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('passed'),
      files: fc.dictionary(path, fc.string()),
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
) as fc.Arbitrary<ProgressEntry>;

/** Gives entries an id, a lesson and a time each, in order. */
export function toEvents(entries: readonly ProgressEntry[], from = 1): ProgressEvent[] {
  return entries.map((e, i) => ({ ...e, id: `t-${from + i}`, lesson: 'two-halves', at: from + i }));
}

/** Logs of one lesson, long enough to be pruned. */
export const entries = (maxLength = 400) => fc.array(entry, { maxLength, size: 'max' });
