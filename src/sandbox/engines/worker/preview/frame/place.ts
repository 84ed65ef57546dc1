import type { FrameConfig, FrameRequest, FromFrame } from '../protocol.ts';
import { native } from '../../../../preview/frame/native.ts';
import type { PagePlace } from '../../../../preview/frame/page-window.ts';
import { beginWork } from '../../clock/activity.ts';
import type { Channel } from './channel.ts';

/** Where the page is, and how it leaves with a request of its own. */
export interface Place extends PagePlace {
  send(request: FrameRequest): void;
}

/** Keeps the page's address, and tells the preview of its steps. */
export function createPlace(channel: Channel, config: FrameConfig): Place {
  let url = new URL(config.url);
  let state: unknown = config.state === null ? null : JSON.parse(config.state);
  let length = config.historyLength;

  // Leaving is a task of its own, as in browsers: the code that asked for it comes to its end first.
  const leave = (message: FromFrame) => {
    const left = beginWork();
    native.setTimeout(() => {
      channel.send(message);
      left();
    });
  };

  function step(to: URL, nextState: unknown, replace: boolean): void {
    channel.send({ type: 'entry', replace, url: to.href, state: nextState });
    if (!replace) length++;
    url = to;
    state = nextState;
  }

  /** Tells the page that its address changed while it stayed. */
  function announce(from: URL): void {
    if (url.hash) document.getElementById(decodeURIComponent(url.hash.slice(1)))?.scrollIntoView();
    dispatchEvent(new PopStateEvent('popstate', { state }));
    if (from.hash === url.hash) return;
    dispatchEvent(new HashChangeEvent('hashchange', { oldURL: from.href, newURL: url.href }));
  }

  channel.receive('traversed', (news) => {
    const from = url;
    url = new URL(news.url);
    state = news.state;
    announce(from);
  });

  const place: Place = {
    get url() {
      return url;
    },
    get state() {
      return state;
    },
    get length() {
      return length;
    },
    go(address, { replace = false } = {}) {
      const to = new URL(address, url);
      if (to.protocol === 'javascript:') return;
      if (address.includes('#') && withoutHash(to) === withoutHash(url)) {
        const from = url;
        step(to, null, replace || to.href === url.href);
        announce(from);
      } else {
        const headers: FrameRequest['headers'] = [['accept', 'text/html']];
        const request = { method: 'GET', url: to.href, headers, body: null };
        leave({ type: 'navigate', replace, ...request });
      }
    },
    send: (request) => leave({ type: 'navigate', replace: false, ...request }),
    traverse: (delta) => leave({ type: 'traverse', delta }),
    enter(nextState, address, replace) {
      const to = new URL(address ?? '', url);
      if (address === undefined || address === null) to.hash = url.hash;
      if (to.origin !== url.origin) {
        const message = `A history state object with URL '${to.href}' cannot be created in a document with origin '${url.origin}'.`;
        throw new DOMException(message, 'SecurityError');
      }
      step(to, structuredClone(nextState), replace);
    },
  };
  return place;
}

function withoutHash(url: URL): string {
  return url.href.split('#')[0]!;
}
