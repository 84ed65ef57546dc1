import { useRef, useState } from 'react';
import { useStore } from '@nanostores/react';
import type { FileChange } from '#progress/progress.ts';
import type { Keeping } from './keeping.ts';
import { toSentence, toUndoLabel } from './words-of-change.ts';

interface Props {
  keeping: Keeping;
  /** Whether a change is told here. */
  concerns(change: FileChange): boolean;
}

/** Says what was done to files in one step, and takes it back when asked. */
export function ChangeNotice({ keeping, concerns }: Props) {
  const change = useStore(keeping.$change);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const shown = change && change.at !== dismissed && concerns(change) ? change : null;

  return (
    <div className="change-notice" role="status" ref={root} tabIndex={-1}>
      {shown && (
        <p>
          {toSentence(shown)}{' '}
          <button type="button" className="text-button" onClick={keeping.takeChangeBack}>
            {toUndoLabel(shown)}
          </button>{' '}
          <button
            type="button"
            className="text-button"
            aria-label="Dismiss this message"
            onClick={() => {
              // The button goes away, and the focus stays here.
              root.current?.focus();
              setDismissed(shown.at);
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </p>
      )}
    </div>
  );
}
