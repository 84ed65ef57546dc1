import { useId, useState } from 'react';
import { useStore } from '@nanostores/react';
import { readSetting, writeSetting } from '#lib/settings.ts';
import type { Running } from '../running.ts';
import { isFailed, noFilter, type Tickets } from '../tickets.ts';
import { FaultBar } from './FaultBar.tsx';
import { toWords, type Faults } from './faults.ts';
import { Rail } from './Rail.tsx';
import { TicketTable } from './TicketTable.tsx';

interface Props {
  tickets: Tickets;
  faults: Faults;
  running: Running;
}

/** The place between the rooms, where every request hangs as a ticket: on a rail, or as rows of a table. */
export function Pass({ tickets, faults, running }: Props) {
  const all = useStore(tickets.$tickets);
  const rows = useStore(tickets.$rows);
  const filter = useStore(tickets.$filter);
  const selected = useStore(tickets.$selected)?.id ?? null;
  const hasFaults = useStore(faults.$available);
  const state = useStore(faults.$state);
  const isHeld = useStore(running.$held);
  const [isTable, setTable] = useState(() => readSetting('pass-view') === 'table');
  const [isOpen, setOpen] = useState(false);
  const barId = useId();
  const failing = all.filter(isFailed).length;
  const on = toWords(state);

  function showTable(next: boolean) {
    setTable(next);
    writeSetting('pass-view', next ? 'table' : 'rail');
    if (!next) tickets.$filter.set(noFilter);
  }

  return (
    <>
      <div className="pass-strip" data-view={isTable ? 'table' : 'rail'}>
        <div className="pass-head">
          <h2>The pass</h2>
          <p role="status">
            {all.length} {all.length === 1 ? 'request' : 'requests'}
            {failing > 0 && <span className="pass-failing"> {failing} failed</span>}
          </p>
        </div>
        {all.length === 0 && filter === noFilter ? (
          <p className="pass-empty">
            No requests yet. Press <em>Order</em> in the app above, or reload it.
          </p>
        ) : isTable ? (
          <TicketTable rows={rows} tickets={tickets} selected={selected} />
        ) : (
          <Rail rows={rows} tickets={tickets} selected={selected} />
        )}
        <div className="pass-actions">
          <button
            type="button"
            className="bar-button"
            aria-pressed={isTable}
            onClick={() => showTable(!isTable)}
          >
            Table
          </button>
          <button
            type="button"
            className="bar-button"
            aria-disabled={all.length === 0}
            onClick={tickets.clear}
          >
            Clear
          </button>
          {hasFaults && (
            <button
              type="button"
              className="bar-button fault-toggle"
              aria-expanded={isOpen}
              aria-controls={isOpen ? barId : undefined}
              data-on={on !== ''}
              onClick={() => setOpen(!isOpen)}
            >
              {on === '' ? 'Hold, delay…' : <>! {on}</>}
            </button>
          )}
        </div>
      </div>
      {hasFaults && isOpen && <FaultBar id={barId} faults={faults} isOut={isHeld} />}
    </>
  );
}
