import { isProgressEvent, type ProgressEvent } from './events.ts';

/** The other tabs of this site on this device. */
export interface Tabs {
  /** Tells the other tabs what happened here. */
  tell(events: readonly ProgressEvent[]): void;
  /** Tells them that everything was erased. */
  tellErased(): void;
  close(): void;
}

/** What the other tabs say. */
export interface TabListeners {
  /** Something happened in another tab. */
  events(events: ProgressEvent[]): void;
  /** Another tab erased everything. */
  erased(): void;
}

const ERASED = 'erased';

/** Joins the other tabs. */
export function joinTabs(hear: TabListeners, name = 'the-pass:progress'): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, tellErased() {}, close() {} };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === ERASED) hear.erased();
    if (!Array.isArray(data)) return;
    const events = data.filter(isProgressEvent);
    if (events.length > 0) hear.events(events);
  };
  return {
    tell: (events) => channel.postMessage(events),
    tellErased: () => channel.postMessage(ERASED),
    close: () => channel.close(),
  };
}
