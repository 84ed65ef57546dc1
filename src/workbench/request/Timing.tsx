import type { Exchange, Placed } from '#sandbox/wire/exchanges.ts';
import type { QueryEvent } from '#sandbox/wire/events.ts';
import { toDuration } from '../tickets.ts';
import { toFacts, toOneLine } from '../queries.ts';
import { toStages, type Span, type Stage } from './stages.ts';

/** Queries that are drawn at first. */
const shownQueries = 50;

const names: Record<Stage['kind'], string> = {
  way: 'on the way',
  gateway: 'gateway',
  handler: 'handler',
  query: 'sql',
};

/** Where the time went, stage by stage, and what the kitchen asked its database meanwhile. */
export function Timing({ exchange }: { exchange: Exchange }) {
  const { totalMs, stages } = toStages(exchange);
  const { queries } = exchange;
  const named = (kind: Stage['kind']) =>
    kind === 'way' && exchange.request.client === 'page' ? 'browser' : names[kind];
  const rows = stages.filter(({ kind }) => kind !== 'query');
  const asked = stages.filter(({ kind }) => kind === 'query');
  const pages = queries.reduce((sum, { pagesRead }) => sum + (pagesRead ?? 0), 0);

  return (
    <section aria-label="Timing">
      <h4>
        Timing{' '}
        <span className="body-kind">
          {toDuration(totalMs)}
          {queries.length > 0 &&
            `, ${queries.length} ${queries.length === 1 ? 'query' : 'queries'}, ${pages} ${pages === 1 ? 'page' : 'pages'} read`}
        </span>
      </h4>
      <ol className="waterfall">
        {rows.map((stage, index) => (
          <li key={index} data-stage={stage.kind}>
            <span className="stage-name">{named(stage.kind)}</span>
            <Bars spans={stage.spans} totalMs={totalMs} />
            <span className="stage-time">{toDuration(stage.ms)}</span>
          </li>
        ))}
        {asked.slice(0, shownQueries).map(({ query, spans, ms }) => (
          <li key={query?.id} data-stage="query" data-failed={Boolean(query?.error)}>
            <details>
              <summary>
                <span className="stage-name">{query?.error ? '✗ sql' : 'sql'}</span>
                <Bars spans={spans} totalMs={totalMs} />
                <span className="stage-time">{toDuration(ms)}</span>
                <span className="stage-text">{query && toOneLine(query.text)}</span>
              </summary>
              {query && <Query query={query} />}
            </details>
          </li>
        ))}
      </ol>
      {asked.length > shownQueries && (
        <p className="panel-note">
          {asked.length - shownQueries} more queries are in the log, in their order.
        </p>
      )}
    </section>
  );
}

function Bars({ spans, totalMs }: { spans: readonly Span[]; totalMs: number }) {
  const percent = (ms: number) => (totalMs > 0 ? (ms / totalMs) * 100 : 0);
  return (
    <span className="stage-bars" aria-hidden="true">
      {spans.map(({ from, to }, index) => (
        <span
          key={index}
          style={{ left: `${percent(from)}%`, width: `max(2px, ${percent(to - from)}%)` }}
        />
      ))}
    </span>
  );
}

function Query({ query }: { query: Placed<QueryEvent> }) {
  return (
    <div className="query">
      <pre>{query.text}</pre>
      {query.parameters.length > 0 && (
        <dl className="request-facts">
          {query.parameters.map((value, index) => (
            <div key={index}>
              <dt>${index + 1}</dt>
              <dd className={value === null ? 'null-value' : undefined}>{value ?? 'NULL'}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{toFacts(query)}</p>
    </div>
  );
}
