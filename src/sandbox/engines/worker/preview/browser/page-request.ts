import type { HeaderList } from '../../../../sandbox.ts';
import type { FrameRequest } from '../protocol.ts';

/** A request of the page, with what a browser needs to know to send it by its rules. */
export interface PageRequest extends FrameRequest {
  mode: RequestMode;
  credentials: RequestCredentials;
  redirect: RequestRedirect;
  cache: RequestCache;
  /** Address of the page that asks; `null` when the person at the browser asks, through the address bar. */
  initiator: URL | null;
  signal: AbortSignal;
}

/** What a page may see of an answer. */
export interface PageResponse {
  responseType: ResponseType;
  /** Where the request ended after redirects. */
  url: string;
  /** Its method there: a redirect may have turned a POST into a GET. */
  method: string;
  redirected: boolean;
  status: number;
  statusText: string;
  headers: HeaderList;
  body: ReadableStream<Uint8Array>;
}

/**
 * A request without an answer for the page. Scripts see a `TypeError` that says little, as in browsers; `detail` is the
 * line for the console.
 */
export class PageNetworkError extends TypeError {
  override name = 'TypeError';
  constructor(
    message: string,
    readonly detail: string | null = null,
  ) {
    super(message);
  }
}
