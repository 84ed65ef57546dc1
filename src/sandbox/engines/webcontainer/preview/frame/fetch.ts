import type { PagePlace } from '../../../../preview/frame/page-window.ts';
import { FAILURE_HEADER, PAGE_ORIGIN } from '../../container/protocol.ts';

/**
 * Lets the page use the addresses it knows: those of `http://localhost:5173`. What no server answered fails, as a
 * request without an answer does; other hosts and ports are out of reach.
 */
export function mapFetch(place: PagePlace): void {
  const native = window.fetch.bind(window);
  const NativeRequest = window.Request;
  const here = location.origin;

  /** Its address is the page's; the browser sends it to the container's. */
  class PageRequest extends NativeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input instanceof NativeRequest ? input : toContainer(new URL(input, place.url)), init);
    }
    override get url(): string {
      return toPage(super.url);
    }
  }

  function toContainer(url: URL): string {
    return url.origin === PAGE_ORIGIN ? here + url.pathname + url.search + url.hash : url.href;
  }

  function toPage(address: string): string {
    return address.startsWith(`${here}/`) ? PAGE_ORIGIN + address.slice(here.length) : address;
  }

  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new PageRequest(input, init);
    const { origin, host } = new URL(request.url);
    if (origin !== PAGE_ORIGIN)
      throw new TypeError(`Failed to fetch: ${host} is outside the sandbox.`);
    const response = await native(request);
    if (response.headers.has(FAILURE_HEADER)) throw new TypeError(await response.text());
    Object.defineProperty(response, 'url', { value: toPage(response.url) });
    return response;
  }

  window.Request = PageRequest;
  window.fetch = fetch;
}
