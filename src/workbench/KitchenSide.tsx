import { Suspense, useEffect, useState } from 'react';
import { useStore } from '@nanostores/react';
import { EngineBadge } from './engine/EngineBadge.tsx';
import { Log } from './log/Log.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { KitchenProcess } from './process/KitchenProcess.tsx';
import { Request } from './later.ts';
import type { Session } from './session.ts';
import { Tabs } from './Tabs.tsx';

interface Props {
  session: Session;
  /** On narrow screens an open ticket is read in the room of the pass. */
  hasRequest: boolean;
  onCloseRequest(): void;
}

/** Beside the kitchen's editor: the log, or the request whose ticket is open. */
export function KitchenSide({ session, hasRequest, onCloseRequest }: Props) {
  const selected = useStore(session.tickets.$selected);
  const [tab, setTab] = useState('log');
  const shown = hasRequest ? tab : 'log';
  const selectedId = selected?.id;

  useEffect(() => setTab(selectedId === undefined ? 'log' : 'request'), [selectedId]);

  return (
    <div className="kitchen-side">
      <div className="bar">
        <Tabs
          label="Kitchen views"
          tabs={[
            { id: 'log', label: 'Log' },
            ...(hasRequest ? [{ id: 'request', label: 'Request' }] : []),
          ]}
          selected={shown}
          onSelect={setTab}
          tabId={(id) => `kitchen-tab-${id}`}
          panelId={() => 'kitchen-view'}
        />
        <EngineBadge running={session.running} choice={session.engine} />
        <KitchenProcess running={session.running} />
      </div>
      <div
        className="kitchen-view"
        id="kitchen-view"
        role="tabpanel"
        aria-labelledby={`kitchen-tab-${shown}`}
      >
        {shown === 'log' ? (
          <PanelBoundary name="The log">
            <Log $events={session.running.$events} onShow={session.showPlace} />
          </PanelBoundary>
        ) : (
          <PanelBoundary name="The request view">
            <Suspense fallback={<p className="panel-empty">Opening the ticket…</p>}>
              <Request
                tickets={session.tickets}
                onClose={onCloseRequest}
                onSend={session.running.send}
              />
            </Suspense>
          </PanelBoundary>
        )}
      </div>
    </div>
  );
}
