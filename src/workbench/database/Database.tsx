import { useEffect, useRef, useState } from 'react';
import { useStore } from '@nanostores/react';
import type { ReadableAtom } from 'nanostores';
import type { Files } from '#lib/files.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import type { Running } from '../running.ts';
import { Console } from './Console.tsx';
import { createConsole } from './console.ts';
import { ResetData } from './ResetData.tsx';
import { TableBrowser } from './TableBrowser.tsx';
import { createTables } from './tables.ts';
import './database.css';

interface Props {
  running: Running;
  $files: ReadableAtom<Files>;
}

/** The kitchen's database, without the kitchen: a console, and its tables. */
export default function Database({ running, $files }: Props) {
  const [console] = useState(() => createConsole(running));
  const [tables] = useState(() => createTables(running));
  const [view, setView] = useState<'console' | 'tables'>('console');
  const [offered, setOffered] = useState<{ text: string } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  /** The pressed button goes with its view; the same one of the other view takes the focus. */
  const wasPressed = useRef(false);
  const blocked = useBlocked(running);
  const files = useStore($files);
  useEffect(() => {
    if (blocked === '') void console.lookAgain();
  }, [console, blocked]);

  useEffect(() => {
    if (!wasPressed.current) return;
    wasPressed.current = false;
    const shown = '.database-view:not([hidden]) .choices [aria-pressed=true]';
    root.current?.querySelector<HTMLElement>(shown)?.focus();
  }, [view]);

  const views = (
    <div className="choices" role="group" aria-label="Views of the database">
      {(['console', 'tables'] as const).map((value) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={value === view}
          onClick={() => {
            wasPressed.current = value !== view;
            setView(value);
          }}
        >
          {value === 'console' ? 'Console' : 'Tables'}
        </button>
      ))}
    </div>
  );

  const reset = (
    <ResetData
      running={running}
      isOut={blocked !== ''}
      hasFiles={'backend/schema.sql' in files || 'backend/seed.sql' in files}
    />
  );

  return (
    <div className="database" ref={root}>
      <div className="database-view" hidden={view !== 'console'}>
        <PanelBoundary name="The console">
          <Console
            model={console}
            running={running}
            blocked={blocked}
            reset={reset}
            views={views}
            offered={offered}
          />
        </PanelBoundary>
      </div>
      {view === 'tables' && (
        <div className="database-view">
          <PanelBoundary name="The table browser">
            <TableBrowser
              model={tables}
              running={running}
              blocked={blocked}
              views={views}
              reset={reset}
              onTake={(text) => {
                setOffered({ text });
                setView('console');
              }}
            />
          </PanelBoundary>
        </div>
      )}
    </div>
  );
}

/** Why the database cannot be asked now, or an empty text. */
function useBlocked({ $phase, $held, $sandbox, $backend }: Running): string {
  const phase = useStore($phase);
  const isHeld = useStore($held);
  const backend = useStore($backend);
  const sandbox = useStore($sandbox);
  if (phase.phase === 'failed') return 'Nothing runs, so there is no database. See above.';
  if (phase.phase === 'starting') return `${phase.step}…`;
  if (isHeld) return 'The checks are using the database.';
  if (!sandbox?.database) return 'This engine has no Postgres.';
  return backend === 'starting' ? 'The kitchen is starting…' : '';
}
