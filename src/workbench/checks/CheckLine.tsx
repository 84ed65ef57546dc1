import type { CheckedResult } from '#progress/progress.ts';
import type { HintLadder } from '../checking.ts';
import { InlineText } from '../InlineText.tsx';
import { Hints } from './Hints.tsx';
import type { CheckMark, TicketLine } from './order-ticket.ts';

const marks: Record<CheckMark, string> = {
  pass: '✓',
  fail: '✗',
  error: '!',
  open: '○',
  running: '◌',
};
const words: Record<CheckMark, string> = {
  pass: 'Done: ',
  fail: 'Not done: ',
  error: 'Could not be checked: ',
  open: 'To do: ',
  running: 'Running: ',
};

/** One check: its mark, its promise, and after a failure what was done, seen and expected. */
export function CheckLine({ line, hints }: { line: TicketLine; hints: HintLadder | undefined }) {
  const { mark, title, result } = line;
  return (
    <li className="check" data-mark={mark}>
      <span className="check-mark" aria-hidden="true">
        {marks[mark]}
      </span>
      <div>
        <p className="check-title">
          <span className="visually-hidden">{words[mark]}</span>
          <InlineText text={title} />
        </p>
        {result && mark !== 'pass' && <Finding result={result} />}
        {result && mark !== 'pass' && hints && (
          <Hints key={result.hint} id={line.id} hints={hints} />
        )}
      </div>
    </li>
  );
}

function Finding({ result }: { result: CheckedResult }) {
  return (
    <dl className="finding">
      {result.did.length > 0 && (
        <>
          <dt>Tried</dt>
          <dd>
            {result.did.length === 1 ? (
              <InlineText text={result.did[0] ?? ''} />
            ) : (
              <ol>
                {result.did.map((step, index) => (
                  <li key={index}>
                    <InlineText text={step} />
                  </li>
                ))}
              </ol>
            )}
          </dd>
        </>
      )}
      <dt>Seen</dt>
      <dd>
        <InlineText text={result.seen} />
      </dd>
      {result.expected && (
        <>
          <dt>Expected</dt>
          <dd>
            <InlineText text={result.expected} />
          </dd>
        </>
      )}
    </dl>
  );
}
