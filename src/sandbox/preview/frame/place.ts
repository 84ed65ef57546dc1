import type { PagePlace } from './page-window.ts';

/** What a page's steps come to outside of it. */
export interface PlaceSteps {
  /** The page changed its address, or what it keeps with it, and stayed. */
  entered(url: URL, state: unknown, replace: boolean): void;
  /** The page goes to another. */
  leave(url: URL, replace: boolean): void;
  /** Back and Forward; 0 loads the page anew. */
  traverse(delta: number): void;
}

/** A place that can be told where the page is. */
export interface KeptPlace extends PagePlace {
  /** The page has this state, and the history this length, from the beginning. */
  recall(state: unknown, length: number): void;
  /** The person or the page went to another entry that this page made. */
  arrive(url: URL, state: unknown): void;
}

/** Keeps a page's address, and tells of its steps. */
export function createPlace(start: URL, steps: PlaceSteps): KeptPlace {
  let url = start;
  let state: unknown = null;
  let length = 1;

  // Leaving is a task of its own, as in browsers: the code that asked for it comes to its end first.
  const schedule = setTimeout.bind(window);

  function step(to: URL, nextState: unknown, replace: boolean): void {
    steps.entered(to, nextState, replace);
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

  return {
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
      } else schedule(() => steps.leave(to, replace));
    },
    traverse: (delta) => void schedule(() => steps.traverse(delta)),
    enter(nextState, address, replace) {
      const to = new URL(address ?? '', url);
      if (address === undefined || address === null) to.hash = url.hash;
      if (to.origin !== url.origin) {
        const message = `A history state object with URL '${to.href}' cannot be created in a document with origin '${url.origin}'.`;
        throw new DOMException(message, 'SecurityError');
      }
      step(to, structuredClone(nextState), replace);
    },
    recall(kept, count) {
      state = kept;
      length = count;
    },
    arrive(to, itsState) {
      const from = url;
      url = to;
      state = itsState;
      announce(from);
    },
  };
}

function withoutHash(url: URL): string {
  return url.href.split('#')[0]!;
}
