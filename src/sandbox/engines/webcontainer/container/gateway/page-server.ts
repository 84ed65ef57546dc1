import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { posix } from 'node:path';
import type { HeaderList } from '../../../../sandbox.ts';
import { FAILURE_HEADER, PAGE_ORIGIN, PAGE_PORT, READY_PATH, type ToGateway } from '../protocol.ts';
import { toHeaderList, type Exchanges } from './exchange.ts';
import { createModuleScripts } from './module-scripts.ts';
import { findPageFile } from './page-files.ts';

/** The page's server. */
export interface PageServer {
  /** Says which page it serves from now on. */
  serve(page: Extract<ToGateway, { type: 'page' }>): void;
}

/** Headers of answers that the connection to the page makes for itself, or that would keep the page out of its frame. */
const notPassedOn =
  /^(connection|keep-alive|transfer-encoding|content-security-policy|x-frame-options|cross-origin-\w+-policy)$/i;

/** Serves the page's files, and hands everything else to the project's server. */
export function servePage(exchanges: Exchanges, onReady: () => void): PageServer {
  let root = 'frontend';
  let backendPort = 3000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '/' } = request;
    const { pathname } = new URL(target, PAGE_ORIGIN);
    if (pathname === READY_PATH)
      return sendPage(response, 200, [], '<!doctype html><title>Ready</title>');
    const file = method === 'GET' ? await findPageFile(root, pathname) : null;
    if (!file) {
      if (!isPartOfPage(request)) return pass(request, response);
      exchanges.note({ kind: 'asset', path: posix.join(root, pathname), status: 404 });
      return void response.writeHead(404).end();
    }
    const { path, type, contents } = file;
    exchanges.note({ kind: 'asset', path, status: 200 });
    if (type.startsWith('text/html'))
      return sendPage(response, 200, [], new TextDecoder().decode(contents));
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(contents);
  }

  function sendPage(
    response: ServerResponse,
    status: number,
    headers: HeaderList,
    html: string,
  ): void {
    const scripts = createModuleScripts();
    const own: HeaderList = [
      ['content-type', 'text/html; charset=utf-8'],
      ['cache-control', 'no-store'],
    ];
    response.writeHead(status, [...headers, ...own].flat());
    response.end(scripts.rewrite(html) + scripts.end());
  }

  /** Asks the project's server in the page's name. */
  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url: target = '/', headers } = request;
    const length = headers['content-length'];
    const hasBody = length !== undefined ? length !== '0' : 'transfer-encoding' in headers;
    const outgoing = {
      client: 'page' as const,
      port: backendPort,
      method,
      url: new URL(target, PAGE_ORIGIN).href,
      headers: asFromPage(request),
    };
    const start = (body: Parameters<Exchanges['send']>[0]['body']) => {
      const giveUp = exchanges.send({ ...outgoing, body }, toReceiver(response));
      response.on('close', () => void (response.writableFinished || giveUp()));
    };
    if (!hasBody) return start(null);
    if (length === undefined) return start({ stream: request });
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => start({ whole: Buffer.concat(pieces) }));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(PAGE_PORT, onReady);

  return {
    serve(page) {
      ({ root, backendPort } = page);
    },
  };
}

/** A style sheet or a script of the page is one of its files, or none: no server is asked for it. */
function isPartOfPage({ headers }: IncomingMessage): boolean {
  return /^(style|script)$/.test(String(headers['sec-fetch-dest']));
}

/** The headers of the page's request as if it came from the address that the page believes it has. */
function asFromPage({ rawHeaders, headers: { host = '' } }: IncomingMessage): HeaderList {
  const page = new URL(PAGE_ORIGIN);
  const toPage = (value: string) =>
    [`https://${host}`, `http://${host}`].reduce(
      (text, origin) => (text.startsWith(origin) ? PAGE_ORIGIN + text.slice(origin.length) : text),
      value,
    );
  return (
    toHeaderList(rawHeaders)
      // Without packing, the wire shows what the servers say.
      .filter(([name]) => !/^(connection|accept-encoding)$/i.test(name))
      .map(([name, value]): [string, string] => {
        if (/^host$/i.test(name)) return [name, page.host];
        return /^(origin|referer)$/i.test(name) ? [name, toPage(value)] : [name, value];
      })
  );
}

/** Streams a server's answer to the page. */
function toReceiver(response: ServerResponse): Parameters<Exchanges['send']>[1] {
  let scripts: ReturnType<typeof createModuleScripts> | null = null;
  const decoder = new TextDecoder();
  return {
    head({ status, statusText, headers }) {
      const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
      const isPacked = headers.some(([name]) => /^content-encoding$/i.test(name));
      if (/html/i.test(type) && !isPacked) scripts = createModuleScripts();
      const passed = headers
        .filter(([name]) => !notPassedOn.test(name) && !(scripts && /^content-length$/i.test(name)))
        .map(([name, value]) => [
          name,
          /^location$/i.test(name) ? value.replace(PAGE_ORIGIN, '') || '/' : value,
        ]);
      response.writeHead(status, statusText, passed.flat()).flushHeaders();
    },
    data: (chunk) =>
      void response.write(
        scripts ? scripts.rewrite(decoder.decode(chunk, { stream: true })) : chunk,
      ),
    end: () =>
      void response.end(scripts ? scripts.rewrite(decoder.decode()) + scripts.end() : undefined),
    failed(_reason, message) {
      if (response.headersSent) return void response.destroy();
      response.writeHead(502, { 'content-type': 'text/plain', [FAILURE_HEADER]: 'yes' });
      response.end(`Failed to fetch: ${message}`);
    },
  };
}
