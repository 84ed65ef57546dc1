import { mergeEvents, type ProgressEntry, type ProgressEvent } from './events.ts';
import type { EventQuery, EventStorage } from './storage.ts';
import type { TabListeners, Tabs } from './tabs.ts';
import { toTrouble, type StorageTrouble } from './trouble.ts';

/** How long reading may take before work goes on without what is stored, in milliseconds. */
const patience = 3000;

/** The log as this tab sees it: what is stored, what happened here, and what other tabs tell. */
export interface Journal {
  /** Why events are not stored at the moment, or `null`. */
  readonly trouble: StorageTrouble | null;
  /**
   * The events, in order. Never rejects, and does not wait longer than three seconds: without storage it gives what
   * happened since the page was opened. What arrives later is announced to the subscribers.
   */
  read(query: EventQuery): Promise<ProgressEvent[]>;
  /** The present time in the unit of `at`; grows with every call, and is later than every event known here. */
  now(): number;
  /** Adds an event. It counts at once; storing it goes on in the background, and is tried again after a failure. */
  append(lesson: string, entry: ProgressEntry): ProgressEvent;
  /** Takes in events from elsewhere as they are. Rejects when they cannot be stored; then nothing has changed. */
  adopt(events: readonly ProgressEvent[]): Promise<void>;
  /** Forgets everything, here and in the other tabs. Rejects when storage refuses; then nothing has changed. */
  erase(): Promise<void>;
  /** Calls `listener` after everything was erased, here or in another tab. */
  onErased(listener: () => void): void;
  /** Forgets events that no fold needs. */
  forget(ids: readonly string[]): void;
  /** Calls `listener` with events that are new here, whichever tab they come from, and with `[]` after `trouble` changed. */
  subscribe(listener: (events: readonly ProgressEvent[]) => void): () => void;
  /** Resolves when everything that was appended is stored, or was refused. */
  settled(): Promise<void>;
  close(): void;
}

/** Creates the journal. `clock` gives milliseconds since 1970. */
export function createJournal(
  storage: EventStorage,
  join: (hear: TabListeners) => Tabs,
  clock: () => number = Date.now,
): Journal {
  const listeners = new Set<(events: readonly ProgressEvent[]) => void>();
  const erasedListeners = new Set<() => void>();
  const tab = crypto.randomUUID();
  /** What happened since the page was opened, here and in other tabs. */
  const known = new Map<string, ProgressEvent>();
  /** What happened here and is not stored yet. */
  const unstored = new Map<string, ProgressEvent>();
  let trouble: StorageTrouble | null = null;
  let latest = 0;
  let count = 0;
  let writing: Promise<void> = Promise.resolve();

  const tabs = join({ events: (events) => learn(events), erased: () => forgetAll() });

  function announce(events: readonly ProgressEvent[]) {
    for (const listener of [...listeners]) listener(events);
  }
  function setTrouble(next: StorageTrouble | null) {
    if (next === trouble) return;
    trouble = next;
    announce([]);
  }
  function learn(events: readonly ProgressEvent[]) {
    const fresh = events.filter((event) => !known.has(event.id));
    for (const event of fresh) {
      known.set(event.id, event);
      latest = Math.max(latest, event.at);
    }
    if (fresh.length > 0) announce(fresh);
  }
  /** A clock that was set back must not put new edits before old ones. */
  function now() {
    latest = Math.max(clock(), latest + 1);
    return latest;
  }
  function forgetAll() {
    known.clear();
    unstored.clear();
    for (const listener of [...erasedListeners]) listener();
  }
  function matches(event: ProgressEvent, query: EventQuery) {
    if (query === 'all') return true;
    return 'lesson' in query ? event.lesson === query.lesson : query.kinds.includes(event.kind);
  }
  function store(forget: readonly string[] = []) {
    const events = [...unstored.values()];
    const attempt = storage.write(events, forget).then(
      () => {
        for (const event of events) unstored.delete(event.id);
        if (unstored.size === 0) setTrouble(null);
      },
      (error: unknown) => setTrouble(toTrouble(error)),
    );
    writing = Promise.all([writing, attempt]).then(() => {});
  }

  return {
    get trouble() {
      return trouble;
    },
    now,
    async read(query) {
      const here = () => [...known.values()].filter((event) => matches(event, query));
      const stored = storage.read(query).then((events) => {
        for (const event of events) latest = Math.max(latest, event.at);
        return events;
      });
      try {
        return mergeEvents(await soon(stored), here());
      } catch (error) {
        setTrouble(toTrouble(error));
        stored.then(
          (events) => {
            learn(events);
            if (unstored.size > 0) store();
            else setTrouble(null);
          },
          (late: unknown) => setTrouble(toTrouble(late)),
        );
        return mergeEvents(here());
      }
    },
    append(lesson, entry) {
      const event: ProgressEvent = { ...entry, id: `${tab}-${++count}`, lesson, at: now() };
      known.set(event.id, event);
      unstored.set(event.id, event);
      store();
      tabs.tell([event]);
      announce([event]);
      return event;
    },
    async adopt(events) {
      await storage.write(events);
      learn(events);
      tabs.tell(events);
    },
    async erase() {
      await storage.clear();
      forgetAll();
      tabs.tellErased();
    },
    onErased(listener) {
      erasedListeners.add(listener);
    },
    forget(ids) {
      for (const id of ids) {
        known.delete(id);
        unstored.delete(id);
      }
      if (ids.length > 0) store(ids);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => writing,
    close() {
      listeners.clear();
      erasedListeners.clear();
      tabs.close();
      storage.close();
    },
  };
}

async function soon<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('The storage does not answer.', 'TimeoutError'));
    }, patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
