import type { LessonState } from '#progress/progress.ts';
import type { Keeping } from '../keeping.ts';

interface Props {
  state: LessonState;
  isRunning: boolean;
  keeping: Keeping;
}

/** Throws nothing away, so it asks nothing: the edits are set aside, and can be taken back. */
export function StartOver({ state, isRunning, keeping }: Props) {
  const hasEdits = Object.keys(state.edits).length > 0;
  const aside =
    state.setAside && Object.keys(state.setAside.edits).length > 0 ? state.setAside : null;
  const isOut = isRunning || !hasEdits;

  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={isOut}
        onClick={() => !isOut && keeping.startOver()}
      >
        Start over
      </button>
      <p className="order-aside" role="status">
        {aside && (
          <>
            {aside.by === 'reset'
              ? 'Started over. Your earlier files are set aside. '
              : 'Your earlier files are back. '}
            <button
              type="button"
              className="text-button"
              aria-disabled={isRunning}
              onClick={() => !isRunning && keeping.takeBack()}
            >
              {aside.by === 'reset' ? 'Undo' : 'Redo'}
            </button>
          </>
        )}
      </p>
    </>
  );
}
