import { createEventStreamReader } from './event-stream.ts';
import type { Place } from './place.ts';

/** Milliseconds before a broken stream is asked for again, unless the server says otherwise; as in Chromium. */
const USUAL_RETRY = 3000;

/** Gives the page an `EventSource` that reaches the sandbox's servers, by way of the page's `fetch`. */
export function replaceEventSource(place: Place): void {
  const { fetch } = window;
  // On the page's clock, as a browser's own would be.
  const schedule = window.setTimeout.bind(window);

  class PageEventSource extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSED = 2;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSED = 2;
    readonly url: string;
    readonly withCredentials: boolean;
    readyState = 0;
    onopen: ((event: Event) => void) | null = null;
    onmessage: ((event: MessageEvent) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    #abort = new AbortController();
    #retry = USUAL_RETRY;
    #lastEventId = '';

    constructor(url: string | URL, { withCredentials = false }: EventSourceInit = {}) {
      super();
      this.url = new URL(url, place.url).href;
      this.withCredentials = withCredentials;
      for (const type of ['open', 'message', 'error'] as const) {
        this.addEventListener(type, (event) => this[`on${type}`]?.(event as MessageEvent));
      }
      void this.#connect();
    }

    close(): void {
      this.readyState = 2;
      this.#abort.abort();
    }

    async #connect(): Promise<void> {
      try {
        const response = await fetch(this.url, {
          headers: {
            accept: 'text/event-stream',
            ...(this.#lastEventId && { 'last-event-id': this.#lastEventId }),
          },
          cache: 'no-store',
          credentials: this.withCredentials ? 'include' : 'same-origin',
          signal: this.#abort.signal,
        });
        const type = response.headers.get('content-type') ?? '';
        if (response.status !== 200 || !/^text\/event-stream\b/.test(type)) return this.#fail();
        this.readyState = 1;
        this.dispatchEvent(new Event('open'));
        await this.#read(response);
      } catch {
        // A stream that broke is asked for again below, as one that ended.
      }
      if (this.readyState === 2) return;
      this.readyState = 0;
      this.dispatchEvent(new Event('error'));
      schedule(() => this.readyState !== 2 && void this.#connect(), this.#retry);
    }

    async #read(response: Response): Promise<void> {
      const stream = createEventStreamReader(this.#lastEventId);
      const { origin } = new URL(response.url);
      const decoder = new TextDecoder();
      const reader = response.body!.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || this.readyState === 2) return;
        for (const { type, data } of stream.read(decoder.decode(value, { stream: true }))) {
          const { lastEventId } = stream;
          this.dispatchEvent(new MessageEvent(type, { data, origin, lastEventId }));
        }
        this.#lastEventId = stream.lastEventId;
        this.#retry = stream.retry ?? this.#retry;
      }
    }

    /** Any other answer ends it for good. */
    #fail(): void {
      this.close();
      this.dispatchEvent(new Event('error'));
    }
  }

  window.EventSource = PageEventSource as never;
}
