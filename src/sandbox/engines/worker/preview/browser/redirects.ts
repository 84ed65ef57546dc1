import { headerOf, withoutHeaders } from './headers.ts';
import type { FrameRequest } from '../protocol.ts';
import type { TransportResponse } from './transport.ts';

/** Redirects a browser follows before it gives up, as in the Fetch standard. */
export const MOST_REDIRECTS = 20;
const statuses = new Set([301, 302, 303, 307, 308]);

/** The request that a redirect asks for, or `null`. 303, and 301 or 302 after a POST, turn into a GET without body. */
export function redirected<Request extends FrameRequest>(
  request: Request,
  { status, headers }: Pick<TransportResponse, 'status' | 'headers'>,
): Request | null {
  const location = headerOf(headers, 'location');
  if (location === null || !statuses.has(status)) return null;
  const target = new URL(location, request.url);
  // A new address without a fragment keeps the old one's.
  if (!target.hash) target.hash = new URL(request.url).hash;
  const url = target.href;
  const toGet = status === 303 || (status < 303 && request.method === 'POST');
  if (!toGet || request.method === 'HEAD') return { ...request, url };
  const about = ['content-type', 'content-length', 'content-language', 'content-encoding'];
  return {
    ...request,
    method: 'GET',
    url,
    headers: withoutHeaders(request.headers, about),
    body: null,
  };
}
