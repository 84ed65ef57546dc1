import { toOutgoing } from './fetch.ts';
import type { Place } from './place.ts';
import type { Requests } from './requests.ts';

/** Bytes a beacon may carry, as in browsers. */
const MOST = 64 * 1024;

/** Gives the page a `navigator.sendBeacon` whose request outlives the page. */
export function replaceBeacon(requests: Requests, place: Place): void {
  const { Request } = window;

  function sendBeacon(url: string | URL, data: BodyInit | null = null): boolean {
    const request = new Request(new URL(url, place.url), {
      method: 'POST',
      body: data,
      credentials: 'include',
      mode: data instanceof Blob && !isSimple(data.type) ? 'cors' : 'no-cors',
      keepalive: true,
    });
    const size = sizeOf(data);
    if (size > MOST) return false;
    const body = bodyNow(data);
    if (body === undefined) void toOutgoing(request).then(send);
    else {
      // At once: the page may be about to go away.
      const { method, mode, credentials, redirect, cache, keepalive } = request;
      const head = { method, url: request.url, headers: [...request.headers], body };
      send({ ...head, mode, credentials, redirect, cache, keepalive });
    }
    return true;
  }

  function send(outgoing: Parameters<Requests['send']>[0]): void {
    // Nobody hears the answer of a beacon.
    requests.send(outgoing).catch(() => {});
  }

  navigator.sendBeacon = sendBeacon;
}

/** The bytes that can be had without waiting; `undefined` for what has to be read first. */
function bodyNow(data: BodyInit | null): Uint8Array | null | undefined {
  if (data === null) return null;
  if (typeof data === 'string' || data instanceof URLSearchParams)
    return new TextEncoder().encode(String(data));
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  return undefined;
}

function isSimple(type: string): boolean {
  const essence = type.split(';')[0]!.trim();
  return ['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'].includes(
    essence,
  );
}

function sizeOf(data: BodyInit | null): number {
  if (data instanceof Blob) return data.size;
  return bodyNow(data)?.byteLength ?? 0;
}
