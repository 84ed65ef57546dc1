import {
  Suspense,
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { useStore } from '@nanostores/react';
import { OrderTicket } from './checks/OrderTicket.tsx';
import { Desk } from './Desk.tsx';
import { EngineNotice } from './engine/EngineNotice.tsx';
import { KitchenSide } from './KitchenSide.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { parts } from './parts.ts';
import { Pass } from './pass/Pass.tsx';
import { Preview } from './preview/Preview.tsx';
import { CompareWindow, Request } from './later.ts';
import type { Room } from './rooms.ts';
import { RoomTabs } from './RoomTabs.tsx';
import { openSession, type Lesson, type Session } from './session.ts';
import { atOnce, readFirstSteps, resume, takeFirstSteps } from './shell/first-steps.ts';
import { initialSplits as initial, Splitter, useSplit } from './Splitter.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { useMediaQuery } from './use-media-query.ts';
import './workbench.css';

interface Props extends Lesson {
  /** What stands here until the session is open: the shell, drawn at build. */
  children?: ReactNode;
}

/** The island of a lesson page: two rooms, and the pass between them. */
export default function Workbench({ children, ...lesson }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const session = useSession(lesson, place);
  return (
    <div className="workbench-place" ref={place}>
      {session ? (
        <PanelBoundary name="The workbench">
          <Rooms session={session} />
        </PanelBoundary>
      ) : (
        children
      )}
    </div>
  );
}

/** Opens the session of a lesson with what was done in the shell meanwhile; closes it when the island goes away. */
function useSession(lesson: Lesson, place: RefObject<HTMLElement | null>): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  // The page gives one lesson for as long as it lives.
  const [opened] = useState(lesson);

  useEffect(() => {
    let isGone = false;
    // With the editor, so that the shell's code gives way to one that can be typed into.
    const editor = import('./editor/code-editor.ts').catch(() => {
      // The editors say so in their places.
    });
    const opening = openSession(opened, parts);
    void Promise.all([opening, editor]).then(([ready]) => {
      if (isGone) return;
      const shell = place.current?.querySelector<HTMLElement>('.shell');
      const steps = shell ? readFirstSteps(shell) : null;
      if (steps) takeFirstSteps(ready, steps);
      atOnce(() => setSession(ready));
      if (steps) resume(ready, steps, place.current?.querySelector('.workbench') ?? null);
    });
    return () => {
      isGone = true;
      setSession(null);
      void opening.then((ready) => ready.dispose());
    };
  }, [opened, place]);

  return session;
}

const narrow = '(max-width: 899.98px)';

/** Layout only: which panel goes where, and how much room it gets. */
function Rooms({ session }: { session: Session }) {
  const { running, tickets, view } = session;
  const isNarrow = useMediaQuery(narrow);
  const room = useStore(view.$room);
  const selected = useStore(tickets.$selected);
  const [rooms, setRooms] = useSplit('rooms', initial.rooms);
  const [front, setFront] = useSplit('front', initial.front);
  const [kitchen, setKitchen] = useSplit('kitchen', initial.kitchen);
  useCheckShortcut(session);

  const split = (percent: number) => ({ '--split': `${percent}%` }) as CSSProperties;
  const roomProps = (id: Room, label: string) => ({
    id: `room-${id}`,
    className: `room room-${id}`,
    'data-shown': !isNarrow || room === id,
    ...(isNarrow
      ? { role: 'tabpanel', 'aria-labelledby': `room-tab-${id}` }
      : { role: 'region', 'aria-label': label }),
  });
  function closeTicket() {
    const open = selected && document.getElementById(`ticket-${selected.id}`);
    tickets.select(null);
    open?.focus();
  }

  return (
    <section className="workbench" aria-label="Workbench" style={split(rooms)} tabIndex={-1}>
      <div>
        <StorageNotice keeping={session.keeping} />
        <EngineNotice choice={session.engine} />
      </div>
      <div {...roomProps('front', 'Dining room: frontend')} style={split(front)}>
        <Desk
          half="frontend"
          session={session}
          width={isNarrow ? null : { percent: front, initial: initial.front, onChange: setFront }}
        />
        <PanelBoundary name="The preview">
          <Preview running={running} isShown={!isNarrow || room === 'front'} />
        </PanelBoundary>
      </div>
      {!isNarrow && (
        <Splitter
          label="Height of the dining room"
          orientation="horizontal"
          controls="room-front"
          percent={rooms}
          initial={initial.rooms}
          onChange={setRooms}
        />
      )}
      <div {...roomProps('pass', 'The pass')}>
        <PanelBoundary name="The pass">
          <Pass tickets={tickets} faults={session.faults} running={running} />
          {isNarrow && selected && (
            <Suspense fallback={null}>
              <Request
                tickets={tickets}
                onClose={closeTicket}
                onSend={running.send}
                onEdit={session.editRequest}
              />
            </Suspense>
          )}
        </PanelBoundary>
      </div>
      <div {...roomProps('kitchen', 'Kitchen: backend')} style={split(kitchen)}>
        <Desk
          half="backend"
          session={session}
          width={
            isNarrow ? null : { percent: kitchen, initial: initial.kitchen, onChange: setKitchen }
          }
        />
        <KitchenSide session={session} hasRequest={!isNarrow} onCloseRequest={closeTicket} />
      </div>
      {isNarrow && <RoomTabs view={view} tickets={tickets} />}
      <OrderTicketPortal session={session} />
      <Compare session={session} />
    </section>
  );
}

/** The order ticket lives in the lesson's text, where the page has left a place for it. */
function OrderTicketPortal({ session }: { session: Session }) {
  const [place] = useState(() => {
    const element = document.getElementById('order-ticket');
    element?.replaceChildren();
    return element;
  });
  if (!place) return null;
  return createPortal(
    <PanelBoundary name="The order ticket">
      <OrderTicket
        lesson={session.lesson}
        checking={session.checking}
        keeping={session.keeping}
        comparing={session.comparing}
      />
    </PanelBoundary>,
    place,
  );
}

/** The window that lies over the page while files are compared. */
function Compare({ session: { comparing, keeping } }: { session: Session }) {
  const shown = useStore(comparing.$shown);
  if (!shown) return null;
  return (
    <PanelBoundary name="The comparison">
      <Suspense fallback={null}>
        <CompareWindow shown={shown} comparing={comparing} keeping={keeping} />
      </Suspense>
    </PanelBoundary>
  );
}

/** Ctrl+Enter, or Cmd+Enter, runs the checks wherever the learner is. */
function useCheckShortcut(session: Session) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      session.comparing.$shown.set(null);
      void session.checking.run();
      // The results show in the lesson, wherever the learner has scrolled.
      session.view.$room.set('lesson');
      document.getElementById('order-ticket')?.scrollIntoView({ block: 'nearest' });
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [session]);
}
