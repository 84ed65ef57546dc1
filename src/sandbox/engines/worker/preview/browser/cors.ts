/**
 * The CORS protocol of the Fetch standard: which requests need a preflight, and what the server must answer so that a
 * page of another origin may see the response. Pure; `browser.ts` sends.
 */
import type { HeaderList } from '../../../../sandbox.ts';
import { headerOf, listOf, withoutHeaders } from './headers.ts';

/** What is asked of a server on behalf of a page of another origin. */
export interface CorsRequest {
  method: string;
  /** Headers that the page's code set. */
  headers: HeaderList;
  /** Origin of the page. */
  origin: string;
  /** Whether cookies go along. */
  credentialed: boolean;
}

interface Answer {
  status: number;
  headers: HeaderList;
}

const simpleMethods = ['GET', 'HEAD', 'POST'];
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const safeRequestHeaders = ['accept', 'accept-language', 'content-language'];
const safeResponseHeaders = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/** The headers that a simple request could not carry: in lower case, sorted, each once. */
export function unsafeHeaders(headers: HeaderList): string[] {
  const unsafe = headers.filter(([name, value]) => !isSafeHeader(name.toLowerCase(), value));
  return [...new Set(unsafe.map(([name]) => name.toLowerCase()))].sort();
}

function isSafeHeader(name: string, value: string): boolean {
  if (value.length > 128) return false;
  if (name === 'content-type') return simpleTypes.includes(essenceOf(value));
  if (name === 'range') return /^bytes=\d+-\d*$/.test(value);
  return safeRequestHeaders.includes(name);
}

/** Whether the server must be asked first. */
export function needsPreflight({ method, headers }: Pick<CorsRequest, 'method' | 'headers'>) {
  return !simpleMethods.includes(method) || unsafeHeaders(headers).length > 0;
}

/** The headers of the question. */
export function preflightHeaders({ method, headers, origin }: CorsRequest): HeaderList {
  const names = unsafeHeaders(headers);
  return [
    ['accept', '*/*'],
    ['access-control-request-method', method],
    ...(names.length > 0
      ? ([['access-control-request-headers', names.join(',')]] satisfies HeaderList)
      : []),
    ['origin', origin],
  ];
}

/** Why the answer may not be shown to the page, as a browser's console says it, or `null` when it may. */
export function whyHidden(answer: Answer, { origin, credentialed }: CorsRequest): string | null {
  const allowed = headerOf(answer.headers, 'access-control-allow-origin');
  if (allowed === null) {
    return "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  }
  if (allowed === '*' && credentialed) {
    return "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
  }
  if (allowed !== '*' && allowed !== origin) {
    return `The 'Access-Control-Allow-Origin' header has a value '${allowed}' that is not equal to the supplied origin.`;
  }
  const credentials = headerOf(answer.headers, 'access-control-allow-credentials');
  if (credentialed && credentials !== 'true') {
    return `The value of the 'Access-Control-Allow-Credentials' header in the response is '${credentials ?? ''}' which must be 'true' when the request's credentials mode is 'include'.`;
  }
  return null;
}

/** Why the answer to a preflight forbids the request itself, or `null` when it allows it. */
export function whyRefused(answer: Answer, request: CorsRequest): string | null {
  const failed = "Response to preflight request doesn't pass access control check: ";
  const hidden = whyHidden(answer, request);
  if (hidden) return failed + hidden;
  if (answer.status < 200 || answer.status > 299)
    return `${failed}It does not have HTTP ok status.`;

  const methods = (headerOf(answer.headers, 'access-control-allow-methods') ?? '')
    .split(',')
    .map((method) => method.trim());
  const names = listOf(answer.headers, 'access-control-allow-headers');
  const wildcard = (list: string[]) => !request.credentialed && list.includes('*');
  const { method } = request;
  if (!simpleMethods.includes(method) && !methods.includes(method) && !wildcard(methods)) {
    return `Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`;
  }
  const refused = unsafeHeaders(request.headers).find(
    // The wildcard never covers `authorization`.
    (name) => !names.includes(name) && !(wildcard(names) && name !== 'authorization'),
  );
  if (refused === undefined) return null;
  return `Request header field ${refused} is not allowed by Access-Control-Allow-Headers in preflight response.`;
}

/** The response headers a page of another origin may read. */
export function exposedHeaders(headers: HeaderList, credentialed: boolean): HeaderList {
  const exposed = listOf(headers, 'access-control-expose-headers');
  if (!credentialed && exposed.includes('*')) return readableHeaders(headers);
  return readableHeaders(headers).filter(([name]) =>
    [...safeResponseHeaders, ...exposed].includes(name.toLowerCase()),
  );
}

/** The response headers any page may read: never `set-cookie`. */
export function readableHeaders(headers: HeaderList): HeaderList {
  return withoutHeaders(headers, ['set-cookie', 'set-cookie2']);
}

function essenceOf(type: string): string {
  return type.split(';')[0]!.trim().toLowerCase();
}
