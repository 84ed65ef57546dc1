import { expect, test } from 'vitest';
import type { FileChange } from '#progress/progress.ts';
import { toSentence } from '#workbench/words-of-change.ts';

const css = 'frontend/styles.css';
const changes: [FileChange, string][] = [
  [{ by: 'delete', before: { [css]: 'x' }, after: { [css]: null } }, 'Deleted styles.css.'],
  [
    {
      by: 'rename',
      before: { 'backend/old.ts': 'x', 'backend/orders/new.ts': null },
      after: { 'backend/old.ts': null, 'backend/orders/new.ts': 'x' },
    },
    'Renamed old.ts to orders/new.ts.',
  ],
  [
    { by: 'take', before: { [css]: 'x' }, after: { [css]: 'y' } },
    'Took a change over into styles.css.',
  ],
  [{ by: 'take', before: { [css]: null }, after: { [css]: 'y' } }, 'Took styles.css over.'],
  [{ by: 'take', before: { [css]: 'x' }, after: { [css]: null } }, 'Deleted styles.css.'],
  [
    { by: 'bring-back', before: { a: '1', b: '2' }, after: { a: '3', b: '4' } },
    'Brought an earlier version back: 2 files changed.',
  ],
  [
    { by: 'undo', before: { [css]: null }, after: { [css]: 'x' } },
    'styles.css is as it was before.',
  ],
];

test.each(changes)('%j is told as %s', (change, sentence) => {
  expect(toSentence(change)).toBe(sentence);
});
