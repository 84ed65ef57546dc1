import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from '@nanostores/react';
import { rooms, roomNames, type Room, type View } from './rooms.ts';
import { Tabs } from './Tabs.tsx';
import { isFailed, type Tickets } from './tickets.ts';

interface Props {
  view: View;
  tickets: Tickets;
}

/** On narrow screens: which room is shown, in the order of a request. Tells the page around the workbench too. */
export function RoomTabs({ view, tickets }: Props) {
  const room = useStore(view.$room);
  const all = useStore(tickets.$tickets);
  const failing = all.some(isFailed);

  const readTo = useRef(view.readTo ?? window.scrollY);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['room'] = room;
    if (room !== 'lesson') return;
    // The lesson was taken off the page meanwhile, and the page forgot how far it was read.
    window.scrollTo(0, readTo.current);
    const remember = () => (readTo.current = window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [room]);

  useEffect(
    () => () => {
      delete document.documentElement.dataset['room'];
    },
    [],
  );

  function label(id: Room) {
    if (id !== 'pass' || all.length === 0) return roomNames[id];
    return (
      <>
        {roomNames[id]}{' '}
        <span className="room-count" data-failing={failing}>
          {failing && <span aria-hidden="true">✗ </span>}
          {all.length}
          <span className="visually-hidden"> requests{failing && ', some failed'}</span>
        </span>
      </>
    );
  }

  return (
    <div className="room-tabs">
      <Tabs
        label="Rooms"
        tabs={rooms.map((id) => ({ id, label: label(id) }))}
        selected={room}
        onSelect={(id) => view.$room.set(id as Room)}
        tabId={(id) => `room-tab-${id}`}
        panelId={(id) => (id === 'lesson' ? undefined : `room-${id}`)}
      />
    </div>
  );
}
