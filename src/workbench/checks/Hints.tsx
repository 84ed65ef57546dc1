import { useState } from 'react';
import type { HintLadder } from '../checking.ts';
import { InlineText } from '../InlineText.tsx';

const rungs = [
  ['nudge', 'Where to look'],
  ['pointer', 'The idea'],
  ['sample', 'The same idea elsewhere'],
] as const;

/** The hints for one wrong answer: one more with each press, and none unasked. */
export function Hints({ id, hints }: { id: string; hints: HintLadder }) {
  const [open, setOpen] = useState(0);
  const listId = `hints-${id}`;

  return (
    <div className="hints">
      <ol id={listId} aria-live="polite">
        {rungs.slice(0, open).map(([name, heading]) => (
          <li key={name}>
            <strong>{heading}:</strong> <InlineText text={hints[name]} />
          </li>
        ))}
      </ol>
      {open < rungs.length && (
        <button
          type="button"
          className="text-button"
          aria-controls={listId}
          onClick={() => setOpen(open + 1)}
        >
          Hint {open + 1} of {rungs.length}
        </button>
      )}
    </div>
  );
}
