import { useEffect, useMemo } from 'react';
import { useStore } from '@nanostores/react';
import type { Checking } from '../checking.ts';
import { InlineText } from '../InlineText.tsx';
import type { Comparing } from '../comparing.ts';
import type { Keeping } from '../keeping.ts';
import type { Lesson } from '../session.ts';
import { CheckLine } from './CheckLine.tsx';
import { toAnnouncement, toOrderTicket } from './order-ticket.ts';
import { StartOver } from './StartOver.tsx';

interface Props {
  lesson: Lesson;
  checking: Checking;
  keeping: Keeping;
  comparing: Comparing;
}

/** Called in the browser: the workbench is drawn without one first. */
const shortcut = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ ⏎' : 'Ctrl ⏎');

/** The exercise as an order: one line for each check, with what became of it. */
export function OrderTicket({ lesson, checking, keeping, comparing }: Props) {
  const run = useStore(checking.$run);
  const state = useStore(keeping.$lesson);
  const hints = useStore(checking.$hints);
  const ticket = useMemo(
    () => toOrderTicket(lesson.checks, run, state),
    [lesson.checks, run, state],
  );
  const needsHints = ticket.lines.some(({ result }) => result?.hint);

  useEffect(() => {
    if (needsHints) void checking.loadHints();
  }, [needsHints, checking]);

  return (
    <div className="order" data-passed={ticket.isPassed} aria-busy={ticket.isRunning}>
      <div className="order-head">
        <h3>Order #{lesson.number}</h3>
        <p>
          {ticket.done} of {ticket.total} done
        </p>
      </div>
      <ul className="order-lines" data-stale={ticket.isStale}>
        {ticket.lines.map((line) => (
          <CheckLine
            key={line.id}
            line={line}
            hints={line.result?.hint ? hints[line.result.hint] : undefined}
          />
        ))}
      </ul>
      {ticket.isStale && (
        <p className="order-note">
          You have changed files since these results. Run the checks again.
        </p>
      )}
      {run.phase === 'stopped' && <p className="order-note">You stopped the checks.</p>}
      {run.phase === 'broken' && (
        <p className="order-note order-broken">
          <strong>The checks could not run.</strong> <InlineText text={run.message} />
        </p>
      )}
      {ticket.isPassed && !ticket.isRunning && (
        <p className="order-passed">
          <span className="stamp">✓ Order up</span> You passed this lesson. The files it passed with
          are kept on this device.{' '}
          <button
            type="button"
            className="text-button"
            aria-haspopup="dialog"
            onClick={() => comparing.$shown.set('versions')}
          >
            Versions that passed
          </button>
        </p>
      )}
      <div className="order-actions">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={ticket.isRunning}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void checking.run()}
        >
          {ticket.isRunning ? (
            <>Running the checks…</>
          ) : (
            <>
              Run checks <kbd>{shortcut()}</kbd>
            </>
          )}
        </button>
        {ticket.isRunning && (
          <button type="button" className="button" onClick={checking.stop}>
            Stop
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-haspopup="dialog"
          onClick={() => comparing.$shown.set('solutions')}
        >
          Compare with a solution
        </button>
        <StartOver state={state} isRunning={ticket.isRunning} keeping={keeping} />
      </div>
      <p className="visually-hidden" role="status">
        {toAnnouncement(ticket, run)}
      </p>
    </div>
  );
}
