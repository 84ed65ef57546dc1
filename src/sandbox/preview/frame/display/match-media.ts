/** A media query list that answers for the display the page is shown on. */
class EmulatedQueryList extends EventTarget {
  readonly media: string;
  #real: MediaQueryList;
  #handler: ((event: MediaQueryListEvent) => unknown) | null = null;
  readonly #tell = () => {
    const { matches, media } = this;
    this.dispatchEvent(new MediaQueryListEvent('change', { matches, media }));
  };

  constructor(media: string, real: MediaQueryList) {
    super();
    this.media = media;
    this.#real = real;
    real.addEventListener('change', this.#tell);
  }

  get matches(): boolean {
    return this.#real.matches;
  }

  get onchange() {
    return this.#handler;
  }

  set onchange(handler) {
    if (this.#handler) this.removeListener(this.#handler);
    this.#handler = handler;
    if (handler) this.addListener(handler);
  }

  addListener(listener: ((event: MediaQueryListEvent) => unknown) | null) {
    this.addEventListener('change', listener as EventListener | null);
  }

  removeListener(listener: ((event: MediaQueryListEvent) => unknown) | null) {
    this.removeEventListener('change', listener as EventListener | null);
  }

  /** Asks another real query from now on, and tells its listeners when the answer is another. */
  ask(real: MediaQueryList) {
    const before = this.matches;
    this.#real.removeEventListener('change', this.#tell);
    this.#real = real;
    real.addEventListener('change', this.#tell);
    if (this.matches !== before) this.#tell();
  }
}

/**
 * Replaces `matchMedia`, so that it answers what `emulate` makes of each query. Returns what to call when that has
 * changed.
 */
export function replaceMatchMedia(emulate: (media: string) => string): () => void {
  const real = window.matchMedia.bind(window);
  const lists: EmulatedQueryList[] = [];
  const matchMedia = (query: string) => {
    const { media } = real(query);
    const list = new EmulatedQueryList(media, real(emulate(media)));
    lists.push(list);
    return list;
  };
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    writable: true,
    value: matchMedia,
  });
  return () => {
    for (const list of lists) list.ask(real(emulate(list.media)));
  };
}
