import type { pageGlobals } from '../../compile/page-globals.ts';

/** Where the page is: its address, and the ways to leave it. */
export interface PagePlace {
  readonly url: URL;
  readonly state: unknown;
  readonly length: number;
  /** Goes to an address as a link does. An address that differs in the fragment only stays on the page. */
  go(address: string, options?: { replace?: boolean }): void;
  traverse(delta: number): void;
  /** What `history.pushState` and `replaceState` do. */
  enter(state: unknown, address: string | URL | null | undefined, replace: boolean): void;
}

/** What the learner's modules get for `location`, `history`, `top` and `parent`; see compile/page-globals.ts. */
export function createPageWindow(place: PagePlace): Record<(typeof pageGlobals)[number], unknown> {
  const location = createLocation(place);
  const history = createHistory(place);
  // The page is at the top: it has no window above it.
  const $window = {
    top: window,
    parent: window,
    history,
    get location() {
      return location;
    },
    set location(address: unknown) {
      place.go(String(address));
    },
  };
  return { location, history, top: window, parent: window, $window };
}

const parts = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;

function createLocation(place: PagePlace): object {
  const location = {
    get href() {
      return place.url.href;
    },
    set href(address: string) {
      place.go(String(address));
    },
    get origin() {
      return place.url.origin;
    },
    assign: (address: string | URL) => place.go(String(address)),
    replace: (address: string | URL) => place.go(String(address), { replace: true }),
    reload: () => place.traverse(0),
    toString: () => place.url.href,
  };
  for (const part of parts) {
    Object.defineProperty(location, part, {
      enumerable: true,
      get: () => place.url[part],
      set(value: unknown) {
        const to = new URL(place.url);
        to[part] = String(value);
        if (part !== 'hash' || to.hash !== place.url.hash) place.go(to.href);
      },
    });
  }
  return location;
}

function createHistory(place: PagePlace): object {
  return {
    get length() {
      return place.length;
    },
    get state() {
      return place.state;
    },
    scrollRestoration: 'auto',
    pushState: (state: unknown, _unused: string, url?: string | URL | null) =>
      place.enter(state, url, false),
    replaceState: (state: unknown, _unused: string, url?: string | URL | null) =>
      place.enter(state, url, true),
    go: (delta = 0) => place.traverse(Number(delta) || 0),
    back: () => place.traverse(-1),
    forward: () => place.traverse(1),
  };
}
