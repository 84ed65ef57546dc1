import type { Files } from '#lib/files.ts';
import type { HeaderList } from '../../../../sandbox.ts';
import { withHeaders } from '../../../../usual-headers.ts';
import type { Network } from '../../network.ts';
import { createCookies, type Cookies, type SameSiteContext } from './cookies.ts';
import {
  exposedHeaders,
  needsPreflight,
  preflightHeaders,
  readableHeaders,
  whyHidden,
  whyRefused,
  type CorsRequest,
} from './cors.ts';
import { createPageFiles } from './page-files.ts';
import { PageNetworkError, type PageRequest, type PageResponse } from './page-request.ts';
import { createPreflights, type Preflights } from './preflights.ts';
import { MOST_REDIRECTS, redirected } from './redirects.ts';
import { isSameSite } from './sites.ts';
import { transport, type TransportRequest, type TransportResponse } from './transport.ts';

/** What a browser does between a page and the network: addresses, cookies, redirects, and the rules on origins. */
export interface Browser {
  readonly cookies: Cookies;
  readonly preflights: Preflights;
  /** The project file an address stands for, or `null` when it is not of the app. The file may not exist. */
  fileFor(url: URL): string | null;
  /** Sends a request of the page. Rejects with a `PageNetworkError` when the page gets no answer. */
  fetch(request: PageRequest): Promise<PageResponse>;
}

export interface BrowserOptions {
  network: Network;
  files(): Files;
  /** Folder of the page's files. */
  root: string;
  /** Origins where those files are. */
  origins: readonly string[];
  /** Port that answers what is not a file, on those origins. */
  backendPort: number;
  /** Called when the page loads one of its own files. */
  onAsset(path: string): void;
}

/** Creates a browser without cookies. */
export function createBrowser(options: BrowserOptions): Browser {
  const { network, origins, backendPort } = options;
  const cookies = createCookies();
  const preflights = createPreflights();
  const files = createPageFiles(options.files, options.root, options.onAsset);

  async function exchange(request: TransportRequest): Promise<TransportResponse> {
    const { url } = request;
    if (origins.includes(url.origin)) {
      // The page's files come over the same line.
      const file = network.gateway.line.online ? files.answer(request) : null;
      return file ?? transport(network, backendPort, request);
    }
    const port = network.names.portOf(url);
    if (port !== null) return transport(network, port, request);
    throw new PageNetworkError(`Failed to fetch: ${url.host} is outside the sandbox.`);
  }

  /** Sends one request without following it, with its cookies. */
  async function send(
    request: PageRequest,
    headers: HeaderList,
    credentialed: boolean,
  ): Promise<TransportResponse> {
    const url = new URL(request.url);
    const context = contextOf(request, url);
    const cookie = credentialed ? cookies.forRequest(url, context) : '';
    const { method, body, signal } = request;
    const sent = cookie ? withHeaders(headers, { cookie }) : headers;
    const answer = await exchange({ method, url, headers: sent, body, signal });
    if (credentialed) {
      for (const [name, value] of answer.headers) {
        if (name.toLowerCase() === 'set-cookie') cookies.fromResponse(value, url, context);
      }
    }
    return answer;
  }

  async function preflight(request: PageRequest, cors: CorsRequest): Promise<void> {
    const url = new URL(request.url);
    if (!needsPreflight(cors) || preflights.allow(cors, url)) return;
    const headers = preflightHeaders(cors);
    const { signal } = request;
    const answer = await exchange({ method: 'OPTIONS', url, headers, body: null, signal });
    await drain(answer.body);
    const reason = whyRefused(answer, cors);
    if (reason) throw blocked(request, cors.origin, reason);
    preflights.remember(cors, url, answer.headers);
  }

  async function fetch(first: PageRequest): Promise<PageResponse> {
    let request = first;
    /** The origin as servers are told; 'null' once a request was sent from one foreign origin to another. */
    let sender = first.initiator?.origin ?? null;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const url = new URL(request.url);
      const crosses = request.mode !== 'navigate' && url.origin !== sender;
      const cors = corsOf(request, sender, crosses);
      if (cors) await preflight(request, cors);
      else if (crosses && request.mode === 'same-origin')
        throw new PageNetworkError('Failed to fetch');

      const credentialed =
        request.credentials === 'include' || (request.credentials === 'same-origin' && !crosses);
      const answer = await send(request, browserHeaders(request, sender, crosses), credentialed);
      const hidden = cors && whyHidden(answer, cors);
      if (hidden) {
        void drain(answer.body);
        throw blocked(request, cors.origin, hidden);
      }
      const next = redirected(request, answer);
      if (!next || request.redirect === 'manual') {
        return toPageResponse(answer, request, { hops, crosses, credentialed, manual: !!next });
      }
      await drain(answer.body);
      if (request.redirect === 'error') throw new PageNetworkError('Failed to fetch');
      if (crosses && new URL(next.url).origin !== url.origin) sender = 'null';
      request = next;
    }
    throw new PageNetworkError('Failed to fetch: too many redirects.');
  }

  const fileFor = (url: URL) => (origins.includes(url.origin) ? files.fileFor(url) : null);

  return { cookies, preflights, fileFor, fetch };
}

/** Same site is what the person and pages of the site ask; Lax also lets in links from elsewhere. */
function contextOf({ initiator, mode, method }: PageRequest, url: URL): SameSiteContext {
  if (!initiator || isSameSite(initiator, url)) return 'strict';
  return mode === 'navigate' && (method === 'GET' || method === 'HEAD') ? 'lax' : 'none';
}

function corsOf(request: PageRequest, sender: string | null, crosses: boolean): CorsRequest | null {
  if (!crosses || request.mode !== 'cors' || sender === null) return null;
  const { method, headers, credentials } = request;
  return { method, headers, origin: sender, credentialed: credentials === 'include' };
}

/** The headers a browser adds by itself. */
function browserHeaders(
  { url, method, mode, headers, initiator }: PageRequest,
  sender: string | null,
  crosses: boolean,
): HeaderList {
  const tells = method === 'GET' || method === 'HEAD' ? crosses && mode === 'cors' : true;
  return withHeaders(headers, {
    accept: '*/*',
    ...(sender !== null && tells && { origin: sender }),
    ...(initiator &&
      /^http/.test(initiator.protocol) && { referer: refererOf(initiator, crosses) }),
    'sec-fetch-site': siteWordOf(initiator, sender, new URL(url)),
    'sec-fetch-mode': mode,
    'sec-fetch-dest': mode === 'navigate' ? 'document' : 'empty',
  });
}

/** Policy strict-origin-when-cross-origin, which browsers follow unless told otherwise. */
function refererOf(initiator: URL, crosses: boolean): string {
  return crosses ? `${initiator.origin}/` : initiator.href.split('#')[0]!;
}

/** How the page that asks relates to the address, in the words of Fetch Metadata. */
function siteWordOf(initiator: URL | null, sender: string | null, url: URL): string {
  if (!initiator) return 'none';
  if (sender === url.origin) return 'same-origin';
  return sender !== 'null' && isSameSite(initiator, url) ? 'same-site' : 'cross-site';
}

function toPageResponse(
  answer: TransportResponse,
  { url, method, mode }: PageRequest,
  at: { hops: number; crosses: boolean; credentialed: boolean; manual: boolean },
): PageResponse {
  const { status, statusText, headers, body } = answer;
  const redirected = at.hops > 0;
  if (mode !== 'navigate' && (at.manual || (at.crosses && mode === 'no-cors'))) {
    const responseType = at.manual ? 'opaqueredirect' : 'opaque';
    void drain(body);
    const empty = new Blob([]).stream();
    return {
      responseType,
      url: '',
      method,
      redirected: false,
      status: 0,
      statusText: '',
      headers: [],
      body: empty,
    };
  }
  const readable = at.crosses ? exposedHeaders(headers, at.credentialed) : readableHeaders(headers);
  const responseType = at.crosses ? 'cors' : 'basic';
  return { responseType, url, method, redirected, status, statusText, headers: readable, body };
}

/** Reads a body nobody wants to its end, so that the exchange is whole on the wire. */
async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  await body.pipeTo(new WritableStream()).catch(() => {});
}

function blocked({ url }: PageRequest, origin: string, reason: string): PageNetworkError {
  const detail = `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${reason}`;
  return new PageNetworkError('Failed to fetch', detail);
}
