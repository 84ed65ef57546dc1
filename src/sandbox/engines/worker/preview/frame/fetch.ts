import { whileWorking } from '../../clock/activity.ts';
import { countBody } from '../../clock/bodies.ts';
import type { Place } from './place.ts';
import type { IncomingAnswer, OutgoingRequest, Requests } from './requests.ts';

/** Statuses whose answers have no body, not even an empty one. */
const bodiless = [101, 204, 205, 304];
/** What the page holds itself, and no request is needed for. */
const ownSchemes = ['blob:', 'data:'];

/** Puts a `fetch` into the page that reaches the sandbox's servers, and only those. */
export function replaceFetch(requests: Requests, place: Place): void {
  const NativeRequest = window.Request;
  const nativeFetch = window.fetch.bind(window);

  /** Addresses without a host are of the page, not of the frame. */
  class PageRequest extends NativeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input instanceof NativeRequest ? input : new URL(input, place.url), init);
    }
  }

  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new PageRequest(input, init);
    const { signal } = request;
    if (ownSchemes.some((scheme) => request.url.startsWith(scheme))) return nativeFetch(request);
    const outgoing = await toOutgoing(request);
    return toResponse(await requests.send(outgoing, signal));
  }

  window.Request = PageRequest;
  window.fetch = fetch;
}

/** Reads what a request asks for. */
export async function toOutgoing(request: Request): Promise<OutgoingRequest> {
  const { method, url, headers, mode, credentials, redirect, cache, keepalive } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? new Uint8Array(await whileWorking(request.arrayBuffer())) : null;
  const head = { method, url, headers: [...headers] };
  return { ...head, body, mode, credentials, redirect, cache, keepalive };
}

function toResponse({ body, complete, ...head }: IncomingAnswer): Response {
  const { responseType, status, statusText, headers, url, redirected } = head;
  // No constructor makes the answers a page may not look into: their status is 0.
  const hidden = responseType === 'opaque' || responseType === 'opaqueredirect';
  const response = hidden
    ? Response.error()
    : new Response(bodiless.includes(status) ? null : body, { status, statusText, headers });
  countBody(response, complete);
  return Object.defineProperties(response, {
    url: { value: url },
    redirected: { value: redirected },
    type: { value: responseType },
  });
}
