import type { Channel } from './channel.ts';

/** Gives the page a `navigator.onLine` and the events `online` and `offline` of the sandbox's device, not of the real one. */
export function replaceOnLine(channel: Channel, first: boolean): void {
  let online = first;
  Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => online });
  // Events of the real device say nothing about the sandbox.
  for (const type of ['online', 'offline']) {
    addEventListener(type, (event) => event.isTrusted && event.stopImmediatePropagation(), true);
  }
  channel.receive('line', (news) => {
    online = news.online;
    dispatchEvent(new Event(online ? 'online' : 'offline'));
  });
}
