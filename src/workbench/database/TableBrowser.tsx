import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import type { Running } from '../running.ts';
import { Tabs } from '../Tabs.tsx';
import type { Table } from './catalog.ts';
import { ResultTable } from './ResultTable.tsx';
import type { Tables, TablesView } from './tables.ts';

interface Props {
  model: Tables;
  running: Running;
  /** Why the database cannot be asked now, or an empty text. */
  blocked: string;
  /** The choice between the views of the database. */
  views: ReactNode;
  /** The button that puts the data back. */
  reset: ReactNode;
  /** Puts a statement into the console. */
  onTake(sql: string): void;
}

/** The tables of the database: what rows they hold, and what they are made of. */
export function TableBrowser({ model, running, blocked, views, reset, onTake }: Props) {
  const view = useStore(model.$view);
  const failure = useStore(model.$failure);
  const [part, setPart] = useState<'rows' | 'structure'>('rows');

  useEffect(() => {
    if (blocked !== '') return;
    void model.refresh();
    return model.follow(running.$events);
  }, [model, running, blocked]);

  return (
    <div className="table-browser">
      <div className="console-bar">
        {views}
        <div className="choices" role="group" aria-label="What is shown of the table">
          {(['rows', 'structure'] as const).map((value) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-pressed={part === value}
              onClick={() => setPart(value)}
            >
              {value === 'rows' ? 'Rows' : 'Structure'}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="bar-button"
          aria-disabled={blocked !== ''}
          onClick={() => blocked === '' && void model.refresh()}
        >
          Read again
        </button>
        {reset}
        <span className="console-status" role="status">
          {blocked || failure}
        </span>
      </div>
      {view === null ? (
        <p className="panel-empty">{failure || 'Reading the tables…'}</p>
      ) : view.open === null ? (
        <p className="panel-empty">
          There are no tables. <code>CREATE TABLE</code> in backend/schema.sql makes one.
        </p>
      ) : (
        <>
          <div className="table-names">
            <Tabs
              label="Tables"
              tabs={view.tables.map((table) => ({
                id: table.name,
                label: <TableLabel table={table} rows={view.counts.get(table.name)} />,
              }))}
              selected={view.open.name}
              onSelect={model.open}
              tabId={(name) => `table-tab-${name}`}
              panelId={() => 'table-view'}
            />
          </div>
          <div
            className="table-view"
            id="table-view"
            role="tabpanel"
            aria-labelledby={`table-tab-${view.open.name}`}
          >
            {part === 'rows' ? (
              <Rows view={view} onTake={onTake} />
            ) : (
              <Structure table={view.open} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function TableLabel({ table, rows }: { table: Table; rows: number | undefined }) {
  return (
    <>
      {table.name}
      <span className="table-count">
        {rows === undefined ? table.kind : rows.toLocaleString('en')}
        {rows !== undefined && (
          <span className="visually-hidden"> {rows === 1 ? 'row' : 'rows'}</span>
        )}
      </span>
    </>
  );
}

function Rows({ view, onTake }: { view: TablesView; onTake: Props['onTake'] }) {
  const { rows, sql, open, counts } = view;
  if (!rows || !open) return null;
  const all = counts.get(open.name) ?? rows.rowCount;
  return (
    <>
      {rows.rowCount === 0 ? (
        <p className="panel-note">{open.name} has no rows yet.</p>
      ) : (
        <ResultTable name={`Rows of ${open.name}`} outcome={rows} />
      )}
      <p className="panel-note">
        {all > rows.rowCount && `The first ${rows.rowCount} of ${all.toLocaleString('en')} rows. `}
        <code>{sql}</code>{' '}
        <button type="button" className="text-button" onClick={() => onTake(sql)}>
          Take into the console
        </button>
      </p>
    </>
  );
}

function Structure({ table }: { table: Table }) {
  const { columns, rules, indexes } = table;
  return (
    <>
      <div
        className="result-scroll"
        role="region"
        aria-label={`Columns of ${table.name}`}
        // It can be wider than the panel: scrolled with the arrow keys too.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="result">
          <caption>Columns</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              <th scope="col">May be NULL</th>
              <th scope="col">When not given</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">
                  {column.name}
                  {column.key !== null && <span className="result-type"> key</span>}
                </th>
                <td>
                  <span className="cell-text">{column.type}</span>
                </td>
                <td>{column.isNullable ? 'yes' : 'no'}</td>
                <td>
                  <span className="cell-text">
                    {column.default ?? (column.isNullable ? 'NULL' : '')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Named
        heading="Rules"
        empty="Nothing is refused but what does not fit a column."
        items={rules.map(({ name, kind, text }) => ({ name, note: kind, text }))}
      />
      <Named
        heading="Indexes"
        empty="None: every search reads the whole table."
        items={indexes.map(({ name, text, kilobytes }) => ({
          name,
          text,
          note: `${kilobytes.toLocaleString('en')} kB`,
        }))}
      />
    </>
  );
}

interface Item {
  name: string;
  note: string;
  text: string;
}

function Named({ heading, empty, items }: { heading: string; empty: string; items: Item[] }) {
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      {items.length === 0 && <p className="panel-note">{empty}</p>}
      <dl className="table-rules">
        {items.map(({ name, note, text }) => (
          <div key={name}>
            <dt>
              {name} <span className="result-type">{note}</span>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
