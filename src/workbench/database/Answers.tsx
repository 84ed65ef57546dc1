import { toFacts } from './facts.ts';
import type { Answer, Run } from './console.ts';
import { kindsIn } from './plan.ts';
import { PlanTree } from './PlanTree.tsx';
import { ResultTable } from './ResultTable.tsx';
import { isPlanText, toDone } from './values.ts';
import { toOneLine } from '../queries.ts';

/** What came of the statements that were run last. */
export function Answers({ run }: { run: Run }) {
  const { answers, skipped, failure } = run;
  return (
    <ol className="answers">
      {answers.map((answer, index) => (
        <li key={index} className="answer">
          <AnswerOf answer={answer} hasName={answers.length > 1 || skipped > 0} />
        </li>
      ))}
      {skipped > 0 && (
        <li className="panel-note">
          {skipped === 1 ? 'The statement' : `The ${skipped} statements`} after it{' '}
          {skipped === 1 ? 'was' : 'were'} not run.
        </li>
      )}
      {failure !== null && <li className="answer-error">{failure}</li>}
    </ol>
  );
}

function AnswerOf({ answer, hasName }: { answer: Answer; hasName: boolean }) {
  const { statement, outcomes, plan, notices, error } = answer;
  return (
    <>
      {hasName && <p className="answer-statement">{toOneLine(statement)}</p>}
      {!error && <p className="answer-facts">{toFacts(answer)}</p>}
      {notices.map(({ severity, message, detail }, index) => (
        <p key={index} className="answer-notice">
          {severity}: {message} {detail}
        </p>
      ))}
      {plan ? (
        <PlanTree plan={plan} />
      ) : (
        outcomes.map((outcome, index) => <Outcome key={index} outcome={outcome} />)
      )}
      {error && <ErrorOf error={error} />}
    </>
  );
}

function Outcome({ outcome }: { outcome: Answer['outcomes'][number] }) {
  const { columns, rows } = outcome;
  if (columns === null) return null;
  if (isPlanText(columns)) {
    return <PlanText text={rows.map(([line]) => line).join('\n')} />;
  }
  if (rows.length === 0) {
    const names = columns.map(({ name }) => name).join(', ');
    return <p className="panel-note">No row fits. The columns would be {names || 'none'}.</p>;
  }
  return <ResultTable name={`Result: ${toDone(outcome)}`} outcome={outcome} />;
}

/** A plan as Postgres writes it, with a word on each kind of step in it. */
function PlanText({ text }: { text: string }) {
  const kinds = kindsIn(text);
  return (
    <>
      {/* It can be wider than the panel: scrolled with the arrow keys too. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <pre className="plan-text" tabIndex={0}>
        {text}
      </pre>
      {kinds.length > 0 && (
        <dl className="request-facts">
          {kinds.map(({ kind, meaning }) => (
            <div key={kind}>
              <dt>{kind}</dt>
              <dd>{meaning}.</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function ErrorOf({ error }: { error: NonNullable<Answer['error']> }) {
  const { severity, message, code, detail, hint, pointer } = error;
  return (
    <div className="answer-error">
      <p>
        <strong>{severity}:</strong> {message} <span className="answer-code">SQLSTATE {code}</span>
      </p>
      {pointer && (
        <pre>
          <span className="visually-hidden">
            {`At line ${pointer.lineNumber}, character ${pointer.before + 1}. `}
          </span>
          {`Line ${pointer.lineNumber}: ${pointer.line}\n`}
          <span aria-hidden="true">
            {' '.repeat(`Line ${pointer.lineNumber}: `.length + pointer.before)}^
          </span>
        </pre>
      )}
      {detail && <p>Detail: {detail}</p>}
      {hint && <p>Hint: {hint}</p>}
    </div>
  );
}
