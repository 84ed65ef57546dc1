import type { PassingRequest } from '#sandbox/gateway/route.ts';
import { byName } from '../headers.ts';
import { lineOf } from './pattern.ts';

/** A request as it stands at the pass: `request.query.get('q')`. */
export interface SentRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name; values of the same name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text. */
  readonly text: string;
  /** The request in one line: `GET /api/dishes?q=dal`. */
  readonly line: string;
}

/** Reads a request of the gateway. */
export function toSentRequest(request: PassingRequest): SentRequest {
  const { method, url, headers, body } = request;
  const { pathname, searchParams } = new URL(url);
  return {
    method,
    path: pathname,
    query: searchParams,
    headers: byName(headers),
    text: body ? new TextDecoder().decode(body) : '',
    line: lineOf(request),
  };
}
