/** One step of the history: an address, and what the page keeps with it. */
export interface HistoryEntry {
  url: string;
  state: unknown;
  /** Number of the loaded page it belongs to. Entries of one page are gone through without loading. */
  page: number;
}

/** The list behind Back and Forward, as the HTML standard has it. */
export interface SessionHistory {
  readonly current: HistoryEntry | null;
  readonly length: number;
  /** A page was loaded at `url`: by a link, or in place of the present one. */
  visit(url: string, replace: boolean): void;
  /** The present page made a new entry, or changed its own. */
  enter(url: string, state: unknown, replace: boolean): void;
  /** The entry `delta` steps away. */
  peek(delta: number): HistoryEntry | null;
  /** Goes there within the same page. */
  move(delta: number): void;
  /** Goes there after its page was loaded anew, from `url`. */
  revive(delta: number, url: string): void;
}

/** Creates a history without entries. `onStep` is called with the new address after each step. */
export function createSessionHistory(onStep: (url: string) => void = () => {}): SessionHistory {
  let entries: HistoryEntry[] = [];
  let index = -1;
  let pages = 0;

  function put(entry: HistoryEntry, replace: boolean): void {
    if (!replace || index < 0) index++;
    // A new step forgets what was ahead; a replaced one does not.
    entries = replace ? entries.with(index, entry) : [...entries.slice(0, index), entry];
  }

  return {
    get current() {
      return entries[index] ?? null;
    },
    get length() {
      return entries.length;
    },
    visit(url, replace) {
      put({ url, state: null, page: ++pages }, replace && index >= 0);
      onStep(url);
    },
    enter(url, state, replace) {
      put({ url, state, page: pages }, replace);
      onStep(url);
    },
    peek: (delta) => entries[index + delta] ?? null,
    move(delta) {
      index += delta;
      onStep(entries[index]!.url);
    },
    revive(delta, url) {
      index += delta;
      const old = entries[index]!.page;
      pages++;
      entries = entries.map((entry) => (entry.page === old ? { ...entry, page: pages } : entry));
      entries[index]!.url = url;
      onStep(url);
    },
  };
}
