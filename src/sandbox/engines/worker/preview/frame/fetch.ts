import type { Channel } from './channel.ts';
import type { Place } from './place.ts';

interface Call {
  resolve(response: Response): void;
  reject(error: unknown): void;
  body: ReadableStreamDefaultController<Uint8Array> | null;
}

/** Puts a `fetch` into the page that reaches the sandbox's servers, and only those. */
export function replaceFetch(channel: Channel, place: Place): void {
  const NativeRequest = window.Request;
  const calls = new Map<number, Call>();
  let nextCall = 1;

  /** Addresses without a host are of the page, not of the frame. */
  class PageRequest extends NativeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input instanceof NativeRequest ? input : new URL(input, place.url), init);
    }
  }

  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new PageRequest(input, init);
    const { url } = request;
    const bodiless = request.method === 'GET' || request.method === 'HEAD';
    const body = bodiless ? null : new Uint8Array(await request.arrayBuffer());
    request.signal.throwIfAborted();

    const call = nextCall++;
    const answer = Promise.withResolvers<Response>();
    calls.set(call, { resolve: answer.resolve, reject: answer.reject, body: null });
    request.signal.addEventListener('abort', () => {
      channel.send({ type: 'fetch-aborted', call });
      settle(call, request.signal.reason);
    });
    channel.send({
      type: 'fetch',
      call,
      method: request.method,
      url,
      headers: [...request.headers],
      body,
      mode: request.mode,
      credentials: request.credentials,
      redirect: request.redirect,
      cache: request.cache,
    });
    return answer.promise;
  }

  function settle(id: number, error: unknown): void {
    const call = calls.get(id);
    calls.delete(id);
    if (error === null) call?.body?.close();
    else {
      call?.reject(error);
      call?.body?.error(error);
    }
  }

  channel.receive('fetch-head', ({ call: id, ...head }) => {
    const { responseType, status, statusText, headers, url, redirected } = head;
    const call = calls.get(id);
    if (!call) return;
    const cancel = () => {
      channel.send({ type: 'fetch-aborted', call: id });
      calls.delete(id);
    };
    const empty = [101, 204, 205, 304].includes(status);
    const stream = empty
      ? null
      : new ReadableStream<Uint8Array>({ start: (c) => void (call.body = c), cancel });
    // No constructor makes the answers a page may not look into: their status is 0.
    const hidden = responseType === 'opaque' || responseType === 'opaqueredirect';
    const response = hidden
      ? Response.error()
      : new Response(stream, { status, statusText, headers });
    Object.defineProperties(response, {
      url: { value: url },
      redirected: { value: redirected },
      type: { value: responseType },
    });
    call.resolve(response);
  });
  channel.receive('fetch-data', ({ call, chunk }) => calls.get(call)?.body?.enqueue(chunk));
  channel.receive('fetch-end', ({ call }) => settle(call, null));
  channel.receive('fetch-failed', ({ call, message }) => settle(call, new TypeError(message)));

  window.Request = PageRequest;
  window.fetch = fetch;
}
