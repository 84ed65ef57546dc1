import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isProgressEvent, type ProgressEvent } from './events.ts';

interface ProgressSchema extends DBSchema {
  events: {
    key: string;
    value: ProgressEvent;
    indexes: { lesson: string; kind: ProgressEvent['kind'] };
  };
}

/** Which events to read: those of one lesson, those of some kinds, or all. */
export type EventQuery = { lesson: string } | { kinds: readonly ProgressEvent['kind'][] } | 'all';

/** Where events are kept between visits. Every method rejects when the browser refuses. */
export interface EventStorage {
  read(query: EventQuery): Promise<ProgressEvent[]>;
  /**
   * Keeps events and forgets others, all or nothing. Once the database is open, the browser has been told before the
   * call returns, so that an event written while the page is being left is not lost.
   */
  write(events: readonly ProgressEvent[], forget?: readonly string[]): Promise<void>;
  /** Forgets every event. */
  clear(): Promise<void>;
  close(): void;
}

/** Opens the database of this site. Never throws: a refusal shows when it is read or written. */
export function openEventStorage(name = 'the-pass'): EventStorage {
  let opened: IDBPDatabase<ProgressSchema> | null = null;
  let opening = open();
  // Whoever reads or writes is told; nobody else needs to be.
  opening.catch(() => {});

  async function open(): Promise<IDBPDatabase<ProgressSchema>> {
    opened = await openDB<ProgressSchema>(name, 1, {
      upgrade(db) {
        const events = db.createObjectStore('events', { keyPath: 'id' });
        events.createIndex('lesson', 'lesson');
        events.createIndex('kind', 'kind');
      },
      // A newer version of the site waits in another tab: give way, and open again when needed.
      blocking: () => forgetDatabase(),
      terminated: () => forgetDatabase(false),
    });
    return opened;
  }
  function forgetDatabase(close = true) {
    if (close) opened?.close();
    opened = null;
  }
  async function database(): Promise<IDBPDatabase<ProgressSchema>> {
    if (opened) return opened;
    try {
      const db = await opening;
      if (opened) return db;
    } catch {
      // It failed before; the reason may have gone away.
    }
    opening = open();
    return opening;
  }

  return {
    async read(query) {
      const db = await database();
      return (await find(db, query)).filter(isProgressEvent);
    },
    async clear() {
      await (await database()).clear('events');
    },
    write(events, forget = []) {
      return opened
        ? put(opened, events, forget)
        : database().then((db) => put(db, events, forget));
    },
    close() {
      if (opened) forgetDatabase();
      else opening.then(() => forgetDatabase()).catch(() => {});
    },
  };
}

async function find(db: IDBPDatabase<ProgressSchema>, query: EventQuery): Promise<ProgressEvent[]> {
  if (query === 'all') return db.getAll('events');
  if ('lesson' in query) return db.getAllFromIndex('events', 'lesson', query.lesson);
  const byKind = query.kinds.map((kind) => db.getAllFromIndex('events', 'kind', kind));
  return (await Promise.all(byKind)).flat();
}

async function put(
  db: IDBPDatabase<ProgressSchema>,
  events: readonly ProgressEvent[],
  forget: readonly string[],
): Promise<void> {
  const transaction = db.transaction('events', 'readwrite');
  const requests = [
    ...events.map((event) => transaction.store.put(event)),
    ...forget.map((id) => transaction.store.delete(id)),
  ];
  transaction.commit();
  await Promise.all([...requests, transaction.done]);
}
