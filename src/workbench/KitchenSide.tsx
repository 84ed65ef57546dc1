import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import { EngineBadge } from './engine/EngineBadge.tsx';
import { Log } from './log/Log.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { KitchenProcess } from './process/KitchenProcess.tsx';
import { Database, Processes, Request, Send } from './later.ts';
import type { KitchenTab } from './rooms.ts';
import type { Session } from './session.ts';
import { Tabs } from './Tabs.tsx';

interface Props {
  session: Session;
  /** On narrow screens an open ticket is read in the room of the pass. */
  hasRequest: boolean;
  onCloseRequest(): void;
}

/** Beside the kitchen's editor: the log, the request whose ticket is open, and the kitchen's tools. */
export function KitchenSide({ session, hasRequest, onCloseRequest }: Props) {
  const { running, tickets, view, workspace, lesson } = session;
  const selected = useStore(tickets.$selected);
  const tab = useStore(view.$kitchenTab);
  const shown = tab === 'request' && !hasRequest ? 'log' : tab;
  const selectedId = selected?.id;
  const tabs: { id: KitchenTab; label: string }[] = [
    { id: 'log', label: 'Log' },
    ...(hasRequest ? [{ id: 'request', label: 'Request' } as const] : []),
    { id: 'send', label: 'Send' },
    ...(lesson.needs.includes('postgres') ? [{ id: 'database', label: 'Database' } as const] : []),
    { id: 'processes', label: 'Processes' },
  ];

  useEffect(() => {
    // On narrow screens a request is read in the room of the pass.
    if (selectedId !== undefined && hasRequest) view.$kitchenTab.set('request');
    else if (view.$kitchenTab.get() === 'request') view.$kitchenTab.set('log');
  }, [view, selectedId, hasRequest]);

  return (
    <div className="kitchen-side">
      <div className="bar">
        <Tabs
          label="Kitchen views"
          tabs={tabs}
          selected={shown}
          onSelect={(id) => view.$kitchenTab.set(id as KitchenTab)}
          tabId={(id) => `kitchen-tab-${id}`}
          panelId={(id) => (id === shown ? `kitchen-view-${id}` : undefined)}
        />
        <EngineBadge running={running} choice={session.engine} />
        <KitchenProcess running={running} />
      </div>
      <KitchenView id="log" shown={shown} name="The log">
        {shown === 'log' && <Log $events={running.$events} onShow={session.showPlace} />}
      </KitchenView>
      <KitchenView id="request" shown={shown} name="The request view" opening="Opening the ticket…">
        {shown === 'request' && (
          <Request
            tickets={tickets}
            onClose={onCloseRequest}
            onSend={running.send}
            onEdit={session.editRequest}
          />
        )}
      </KitchenView>
      <KitchenView id="send" shown={shown} name="The client" opening="Opening the client…">
        <Send running={running} $toEdit={view.$toEdit} />
      </KitchenView>
      <KitchenView id="database" shown={shown} name="The database" opening="Opening the database…">
        <Database running={running} $files={workspace.$files} />
      </KitchenView>
      <KitchenView id="processes" shown={shown} name="The processes" opening="Opening the list…">
        {shown === 'processes' && <Processes running={running} />}
      </KitchenView>
    </div>
  );
}

interface ViewProps {
  id: KitchenTab;
  shown: KitchenTab;
  name: string;
  opening?: string;
  children: ReactNode;
}

/** One of the views. Once it was shown it stays, out of sight: what was typed and found there is still there. */
function KitchenView({ id, shown, name, opening, children }: ViewProps) {
  const isShown = id === shown;
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  if (!isShown && !wasShown) return null;
  return (
    <div
      className="kitchen-view"
      id={`kitchen-view-${id}`}
      role="tabpanel"
      aria-labelledby={`kitchen-tab-${id}`}
      hidden={!isShown}
    >
      <PanelBoundary name={name}>
        <Suspense fallback={<p className="panel-empty">{opening}</p>}>{children}</Suspense>
      </PanelBoundary>
    </div>
  );
}
