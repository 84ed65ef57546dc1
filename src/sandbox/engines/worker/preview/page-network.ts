import type { Files } from '#lib/files.ts';
import type { HeaderList } from '../../../sandbox.ts';
import { portOf, withHeaders, type Network } from '../network.ts';
import type { ResponseHead } from '../protocol.ts';
import type { FrameRequest } from './protocol.ts';

/** Redirects a browser follows before it gives up; 20 as in the Fetch standard. */
const MOST_REDIRECTS = 20;
const redirects = new Set([301, 302, 303, 307, 308]);

/** What came of a page's request. `url` is where it ended after redirects. */
export interface PageReceiver {
  head(head: ResponseHead, url: string, redirected: boolean): void;
  data(chunk: Uint8Array): void;
  end(): void;
  failed(message: string): void;
}

/** The page's way out: its own files, and for everything else the backend. */
export interface PageNetwork {
  /** The project file an address of the page's origin stands for. It may not exist. */
  fileFor(url: URL): string;
  /** Sends one request of the page. Returns the way to give up. */
  send(request: FrameRequest, receiver: PageReceiver, follow?: boolean): () => void;
}

export interface PageNetworkOptions {
  network: Network;
  files(): Files;
  /** Folder of the page's files. */
  root: string;
  /** Origin the page believes it has. */
  origin: string;
  backendPort: number;
  /** Called when the page loads one of its own files. */
  onAsset(path: string): void;
}

/** Joins the page with its files and its backend. */
export function createPageNetwork(options: PageNetworkOptions): PageNetwork {
  const { network, files, root, origin, backendPort, onAsset } = options;

  function fileFor(url: URL): string {
    const path = decodeURIComponent(url.pathname);
    return root + (path.endsWith('/') ? `${path}index.html` : path);
  }

  function send(first: FrameRequest, receiver: PageReceiver, follow = true): () => void {
    let giveUp = () => {};

    function hop(request: FrameRequest, hops: number): void {
      const url = new URL(request.url);
      const ownOrigin = url.origin === origin;
      const path = fileFor(url);
      const contents = files()[path];
      if (ownOrigin && request.method === 'GET' && contents !== undefined) {
        onAsset(path);
        return answerWithFile(path, contents, url.href, receiver, hops > 0);
      }

      const port = ownOrigin ? backendPort : portOf(url);
      const head = {
        method: request.method,
        target: url.pathname + url.search,
        headers: browserHeaders(request, url, origin),
      };
      const sent = { client: 'page' as const, url: url.href, head, body: request.body };
      let next: FrameRequest | null = null;
      giveUp = network.send(port, sent, {
        head(answer) {
          next = follow ? redirected(request, answer) : null;
          if (!next) receiver.head(answer, url.href, hops > 0);
        },
        data(chunk) {
          if (!next) receiver.data(chunk);
        },
        end() {
          if (!next) receiver.end();
          else if (hops >= MOST_REDIRECTS) receiver.failed('Failed to fetch: too many redirects.');
          else hop(next, hops + 1);
        },
        failed: (_reason, message) => receiver.failed(`Failed to fetch: ${message}`),
      });
    }

    hop(first, 0);
    return () => giveUp();
  }

  return { fileFor, send };
}

/** The request that a redirect asks for, or `null`. 303, and 301 or 302 after a POST, turn into a GET without body. */
function redirected(request: FrameRequest, { status, headers }: ResponseHead): FrameRequest | null {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (!location || !redirects.has(status)) return null;
  const url = new URL(location, request.url).href;
  const toGet = status === 303 || (status < 303 && request.method === 'POST');
  if (!toGet || request.method === 'HEAD') return { ...request, url };
  const kept = request.headers.filter(([name]) => !/^content-/i.test(name));
  return { method: 'GET', url, headers: kept, body: null };
}

/** The headers a browser adds by itself. */
function browserHeaders(
  { method, headers, body }: FrameRequest,
  url: URL,
  origin: string,
): HeaderList {
  const crosses = url.origin !== origin;
  return withHeaders(headers, {
    host: url.host,
    accept: '*/*',
    'user-agent': 'ThePass/1.0',
    ...((crosses || (method !== 'GET' && method !== 'HEAD')) && { origin }),
    ...(body && { 'content-length': String(body.byteLength) }),
  });
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

function answerWithFile(
  path: string,
  contents: string,
  url: string,
  receiver: PageReceiver,
  redirected: boolean,
): void {
  const body = new TextEncoder().encode(contents);
  const type = types[path.split('.').at(-1)!] ?? 'text/plain; charset=utf-8';
  const headers: HeaderList = [
    ['content-type', type],
    ['content-length', String(body.byteLength)],
  ];
  receiver.head({ status: 200, statusText: 'OK', headers }, url, redirected);
  receiver.data(body);
  receiver.end();
}
