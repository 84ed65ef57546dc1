import { isProgressEvent, type ProgressEvent } from './events.ts';

/** The other tabs of this site on this device. */
export interface Tabs {
  /** Tells the other tabs what happened here. */
  tell(events: readonly ProgressEvent[]): void;
  close(): void;
}

/** Joins the other tabs; `hear` is called with what happens there. */
export function joinTabs(
  hear: (events: ProgressEvent[]) => void,
  name = 'the-pass:progress',
): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, close() {} };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!Array.isArray(data)) return;
    const events = data.filter(isProgressEvent);
    if (events.length > 0) hear(events);
  };
  return {
    tell: (events) => channel.postMessage(events),
    close: () => channel.close(),
  };
}
