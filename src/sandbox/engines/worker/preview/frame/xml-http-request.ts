import { toOutgoing } from './fetch.ts';
import type { Place } from './place.ts';
import type { IncomingAnswer, Requests } from './requests.ts';

const types = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'] as const;
type Ending = 'load' | 'error' | 'abort' | 'timeout';

/** Calls what the page assigned to `onload` and the like. */
function callHandlers(target: EventTarget, names: readonly string[]): void {
  for (const name of names) {
    target.addEventListener(name, (event) => {
      const handler = (target as unknown as Record<string, unknown>)[`on${name}`];
      if (typeof handler === 'function') handler.call(target, event);
    });
  }
}

/** Gives the page an `XMLHttpRequest` that reaches the sandbox's servers. It never blocks the page. */
export function replaceXMLHttpRequest(requests: Requests, place: Place): void {
  const { Request, ProgressEvent, DOMException, DOMParser } = window;
  const schedule = window.setTimeout.bind(window);
  const unschedule = window.clearTimeout.bind(window);

  class Upload extends EventTarget {
    constructor() {
      super();
      callHandlers(this, types);
    }
  }

  class PageXMLHttpRequest extends EventTarget {
    static readonly UNSENT = 0;
    static readonly OPENED = 1;
    static readonly HEADERS_RECEIVED = 2;
    static readonly LOADING = 3;
    static readonly DONE = 4;
    readonly UNSENT = 0;
    readonly OPENED = 1;
    readonly HEADERS_RECEIVED = 2;
    readonly LOADING = 3;
    readonly DONE = 4;
    readonly upload = new Upload();
    readyState = 0;
    withCredentials = false;
    #method = 'GET';
    #url = '';
    #headers: [string, string][] = [];
    #abort = new AbortController();
    #sent = false;
    #answer: IncomingAnswer | null = null;
    #bytes: Uint8Array[] = [];
    #loaded = 0;
    #mimeType: string | null = null;
    #responseType: XMLHttpRequestResponseType = '';
    #response: unknown;
    #timeout = 0;
    #began = 0;
    #timer: number | undefined;

    constructor() {
      super();
      callHandlers(this, [...types, 'readystatechange']);
    }

    get timeout() {
      return this.#timeout;
    }
    set timeout(milliseconds: number) {
      this.#timeout = Number(milliseconds) || 0;
      this.#watchTime();
    }

    open(method: string, url: string | URL, isAsync = true): void {
      if (!isAsync) {
        const message =
          'A synchronous XMLHttpRequest would stop the page until the answer comes. This browser refuses it: leave out the third argument of open(), or use fetch().';
        throw new DOMException(message, 'InvalidAccessError');
      }
      this.#abort.abort();
      this.#abort = new AbortController();
      const wanted = String(method);
      const isUsual = /^(delete|get|head|options|post|put)$/i.test(wanted);
      this.#method = isUsual ? wanted.toUpperCase() : wanted;
      try {
        this.#url = new URL(url, place.url).href;
      } catch {
        const message = `Failed to execute 'open' on 'XMLHttpRequest': Invalid URL '${String(url)}'`;
        throw new DOMException(message, 'SyntaxError');
      }
      this.#headers = [];
      this.#clear();
      this.#sent = false;
      if (this.readyState !== 1) this.#become(1);
    }

    setRequestHeader(name: string, value: string): void {
      this.#mustBeOpen('setRequestHeader');
      this.#headers.push([name, String(value)]);
    }

    overrideMimeType(type: string): void {
      this.#mimeType = type;
    }

    send(body: XMLHttpRequestBodyInit | Document | null = null): void {
      this.#mustBeOpen('send');
      const content = body instanceof Document ? new XMLSerializer().serializeToString(body) : body;
      const hasBody = content !== null && this.#method !== 'GET' && this.#method !== 'HEAD';
      const request = new Request(this.#url, {
        method: this.#method,
        headers: this.#headers,
        body: hasBody ? content : null,
        credentials: this.withCredentials ? 'include' : 'same-origin',
      });
      this.#sent = true;
      this.#began = performance.now();
      this.#tell('loadstart', 0, 0);
      this.#watchTime();
      void this.#run(request, hasBody, this.#abort.signal);
    }

    abort(): void {
      const isUnderWay = this.#sent && this.readyState !== 4;
      this.#abort.abort();
      if (isUnderWay) this.#end('abort');
      else if (this.readyState === 4) this.#clear();
      this.readyState = 0;
    }

    get status() {
      return this.#answer?.status ?? 0;
    }
    get statusText() {
      return this.#answer?.statusText ?? '';
    }
    get responseURL() {
      return this.#answer?.url.split('#')[0] ?? '';
    }

    getResponseHeader(name: string): string | null {
      const wanted = name.toLowerCase();
      const found = this.#answer?.headers.filter(([other]) => other.toLowerCase() === wanted) ?? [];
      return found.length > 0 ? found.map(([, value]) => value).join(', ') : null;
    }

    getAllResponseHeaders(): string {
      const names = this.#answer?.headers.map(([name]) => name.toLowerCase()) ?? [];
      const lines = [...new Set(names)].sort();
      return lines.map((name) => `${name}: ${this.getResponseHeader(name)}\r\n`).join('');
    }

    get responseType() {
      return this.#responseType;
    }
    set responseType(type: XMLHttpRequestResponseType) {
      if (this.readyState >= 3) {
        const message = 'The response type cannot be set if the object is loading or done.';
        throw new DOMException(message, 'InvalidStateError');
      }
      if (['', 'arraybuffer', 'blob', 'document', 'json', 'text'].includes(type))
        this.#responseType = type;
    }

    get response(): unknown {
      if (this.#responseType === '' || this.#responseType === 'text') return this.responseText;
      if (this.readyState !== 4 || !this.#answer) return null;
      return (this.#response ??= this.#read());
    }

    get responseText(): string {
      if (this.#responseType !== '' && this.#responseType !== 'text') {
        const message = `The value is only accessible if the object's 'responseType' is '' or 'text' (was '${this.#responseType}').`;
        throw new DOMException(message, 'InvalidStateError');
      }
      return this.readyState >= 3 ? this.#text() : '';
    }

    get responseXML(): Document | null {
      if (this.readyState !== 4 || !this.#answer || !/\b(xml|html)\b/.test(this.#type)) return null;
      const isHtml = this.#type.includes('html');
      if (isHtml && this.#responseType !== 'document') return null;
      return new DOMParser().parseFromString(this.#text(), isHtml ? 'text/html' : 'text/xml');
    }

    async #run(request: Request, hasBody: boolean, signal: AbortSignal): Promise<void> {
      try {
        const outgoing = await toOutgoing(request);
        if (signal.aborted) return;
        const size = outgoing.body?.byteLength ?? 0;
        if (hasBody) this.#tell('loadstart', 0, size, this.upload);
        const answer = await requests.send(outgoing, signal);
        if (hasBody)
          for (const type of ['progress', 'load', 'loadend'] as const)
            this.#tell(type, size, size, this.upload);
        this.#answer = answer;
        this.#become(2);
        const reader = answer.body.getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (signal.aborted) return;
          if (done) break;
          this.#bytes.push(value);
          this.#loaded += value.byteLength;
          this.readyState = 3;
          this.dispatchEvent(new Event('readystatechange'));
          this.#tell('progress', this.#loaded, this.#total);
        }
        this.#end('load');
      } catch {
        if (!signal.aborted) this.#end('error');
      }
    }

    #end(how: Ending): void {
      unschedule(this.#timer);
      this.#sent = false;
      if (how !== 'load') this.#clear();
      this.#become(4);
      if (how !== 'load') this.#tell(how, 0, 0);
      else this.#tell('load', this.#loaded, this.#total);
      this.#tell('loadend', this.#loaded, how === 'load' ? this.#total : 0);
    }

    /** Lets the request end when its time is over, counted from its beginning. */
    #watchTime(): void {
      unschedule(this.#timer);
      if (!this.#sent || this.#timeout === 0) return;
      const left = this.#timeout - (performance.now() - this.#began);
      this.#timer = schedule(
        () => {
          this.#abort.abort();
          this.#end('timeout');
        },
        Math.max(0, left),
      );
    }

    #clear(): void {
      this.#answer = null;
      this.#bytes = [];
      this.#loaded = 0;
      this.#response = undefined;
    }

    #become(state: number): void {
      this.readyState = state;
      this.dispatchEvent(new Event('readystatechange'));
    }

    #tell(type: string, loaded: number, total: number, target: EventTarget = this): void {
      const lengthComputable = total > 0;
      target.dispatchEvent(new ProgressEvent(type, { lengthComputable, loaded, total }));
    }

    #mustBeOpen(action: string): void {
      if (this.readyState === 1 && !this.#sent) return;
      const message = `Failed to execute '${action}' on 'XMLHttpRequest': The object's state must be OPENED.`;
      throw new DOMException(message, 'InvalidStateError');
    }

    get #total(): number {
      return Number(this.getResponseHeader('content-length')) || 0;
    }
    get #type(): string {
      return this.#mimeType ?? this.getResponseHeader('content-type') ?? 'text/xml';
    }

    #all(): Uint8Array {
      const all = new Uint8Array(this.#loaded);
      let at = 0;
      for (const chunk of this.#bytes) {
        all.set(chunk, at);
        at += chunk.byteLength;
      }
      return all;
    }

    #text(): string {
      const charset = /charset=["']?([\w-]+)/i.exec(this.#type)?.[1] ?? 'utf-8';
      try {
        return new TextDecoder(charset).decode(this.#all());
      } catch {
        return new TextDecoder().decode(this.#all());
      }
    }

    #read(): unknown {
      const bytes = this.#all();
      if (this.#responseType === 'arraybuffer') return bytes.buffer;
      if (this.#responseType === 'blob')
        return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: this.#type });
      if (this.#responseType === 'document') return this.responseXML;
      try {
        return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
      } catch {
        return null;
      }
    }
  }

  window.XMLHttpRequest = PageXMLHttpRequest as never;
}
