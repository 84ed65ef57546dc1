import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import type { Running } from '../running.ts';
import { toOneLine } from '../queries.ts';
import { Answers } from './Answers.tsx';
import type { Console as Model } from './console.ts';
import { toSpoken } from './facts.ts';
import { SqlField } from './SqlField.tsx';
import type { SqlField as Field } from './sql-field.ts';
import { statementAt } from './statements.ts';

/** How long a statement may take until the console says how to get out, in milliseconds. */
const longAfter = 4000;

interface Props {
  model: Model;
  running: Running;
  /** Why the database cannot be asked now, or an empty text. */
  blocked: string;
  /** The button that puts the data back. */
  reset: ReactNode;
  /** The choice between the views of the database. */
  views: ReactNode;
  /** A text to put into the field; a new object each time. */
  offered: { text: string } | null;
}

/** SQL typed by hand, and what Postgres says to it. */
export function Console({ model, running, blocked, reset, views, offered }: Props) {
  const run = useStore(model.$run);
  const inTransaction = useStore(model.$inTransaction);
  const [field, setField] = useState<Field | null>(null);
  const [text, setText] = useState('');
  const isOut = blocked !== '' || (run?.isUnderWay ?? false);
  const isEmpty = text.trim() === '';

  useEffect(() => {
    if (!offered || !field) return;
    field.set(offered.text);
    field.focus();
  }, [offered, field]);

  function start() {
    if (!isOut && field) void model.run(field.selection.text || field.text);
  }
  function explain() {
    if (isOut || !field) return;
    const { text: whole, selection } = field;
    const from = selection.text || whole;
    const statement = statementAt(from, selection.text ? 0 : selection.head);
    if (statement) void model.explain(from, statement);
  }

  return (
    <div className="sql-console">
      <div className="console-bar">
        {views}
        <button
          type="button"
          className="bar-button"
          aria-disabled={isOut || isEmpty}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          title="Ctrl Enter, or ⌘ Enter. Runs what is selected, else everything."
          onClick={start}
        >
          Run
        </button>
        <button
          type="button"
          className="bar-button"
          aria-disabled={isOut || isEmpty}
          title="Runs the query at the cursor with EXPLAIN ANALYZE"
          onClick={explain}
        >
          Explain
        </button>
        <Earlier model={model} onChoose={(earlier) => field?.set(earlier)} />
        {reset}
        <span className="console-status" role="status">
          {blocked || (run?.isUnderWay ? 'Running…' : '')}
          {/* The answers stand below, for the eye. */}
          <span className="visually-hidden">{run && !run.isUnderWay && toSpoken(run)}</span>
        </span>
      </div>
      <SqlField
        name="SQL to run"
        hint="SELECT * FROM …"
        onField={setField}
        onText={setText}
        onRun={start}
      />
      {inTransaction && (
        <p className="console-open">
          <span>
            Your transaction is open. Until it ends, the kitchen waits with all its statements; on a
            real server only with those that want the same rows.
          </span>
          {['COMMIT', 'ROLLBACK'].map((end) => (
            <button
              key={end}
              type="button"
              className="bar-button"
              aria-disabled={isOut}
              onClick={() => !isOut && void model.run(end)}
            >
              {end}
            </button>
          ))}
        </p>
      )}
      {run?.isUnderWay && <StillRunning key={`wait ${run.id}`} running={running} />}
      {run ? (
        <Answers key={`answers ${run.id}`} run={run} />
      ) : (
        <p className="panel-empty">
          Ask the database anything: <code>SELECT * FROM</code> and the name of a table. What you
          change here, your kitchen sees.
        </p>
      )}
    </div>
  );
}

/** What was run before, to be taken into the field again. */
function Earlier({ model, onChoose }: { model: Model; onChoose(text: string): void }) {
  const earlier = useStore(model.$earlier);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  if (earlier.length === 0) return null;
  return (
    <>
      <button type="button" className="bar-button" popoverTarget={id}>
        Earlier
      </button>
      <div
        className="console-earlier"
        id={id}
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label="Run earlier"
      >
        <ol>
          {earlier.map((text) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => {
                  panel.current?.hidePopover();
                  onChoose(text);
                }}
              >
                {toOneLine(text)}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

/** Postgres here cannot break off a statement: the way out is a new sandbox. */
function StillRunning({ running }: { running: Running }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfter);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <p className="console-open" role="alert">
      <span>
        Postgres is still busy with it, and cannot be interrupted here. You can wait, or start page,
        kitchen and database anew. Your files stay.
      </span>
      <button type="button" className="bar-button" onClick={() => void running.retry()}>
        Start anew
      </button>
    </p>
  );
}
