import { Fragment } from 'react';
import type { Plan, PlanStep } from './plan.ts';

/** A query's plan: each step with what it does, what was expected of it, and what it came to. */
export function PlanTree({ plan }: { plan: Plan & { isRun: boolean } }) {
  const { root, planningMs, executionMs, isRun } = plan;
  return (
    <section className="plan" aria-label="Query plan">
      <p className="panel-note">
        {isRun
          ? 'The query was run for this. The numbers of a step include those of the steps below it.'
          : 'The statement was not run, so nothing has changed: these are the numbers Postgres expects.'}
      </p>
      <ol className="plan-steps">
        <Step step={root} />
      </ol>
      {executionMs !== null && (
        <p className="panel-note">
          Planned in {toMs(planningMs ?? 0)}, run in {toMs(executionMs)}.
        </p>
      )}
    </section>
  );
}

function Step({ step }: { step: PlanStep }) {
  const { title, meaning, isWholeTable, facts, steps } = step;
  return (
    <li>
      <p className="plan-title" data-whole={isWholeTable}>
        <strong>{title}</strong>
        {meaning && <span className="plan-meaning"> {meaning}.</span>}
      </p>
      <p className="plan-numbers">{toNumbers(step)}</p>
      {facts.length > 0 && (
        <ul className="plan-facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {steps.length > 0 && (
        <ol className="plan-steps">
          {steps.map((inner, index) => (
            <Fragment key={index}>
              <Step step={inner} />
            </Fragment>
          ))}
        </ol>
      )}
    </li>
  );
}

function toNumbers({ estimatedRows, actual }: PlanStep): string {
  const expected = `${count(estimatedRows, 'row')} expected`;
  if (!actual) return expected;
  if (actual.loops === 0) return `${expected} · never run`;
  const times = actual.loops > 1 ? ` in each of ${count(actual.loops, 'run')}` : '';
  return [
    `${count(actual.rows, 'row')} found${times}`,
    expected,
    ...(actual.pages === null ? [] : [`${count(actual.pages, 'page')} read`]),
    ...(actual.ms === null ? [] : [toMs(actual.ms * actual.loops)]),
  ].join(' · ');
}

function count(number: number, noun: string): string {
  // Rows per run are an average, and need not be whole.
  const rounded = Math.round(number * 100) / 100;
  return `${rounded.toLocaleString('en')} ${noun}${rounded === 1 ? '' : 's'}`;
}

function toMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}
