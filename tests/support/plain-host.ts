/**
 * A host of the built site that can be told little: it sends no headers of its own, and its files can be changed while it
 * runs, as a new version does. On a port of its own, which is free.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('../../dist', import.meta.url));
const types: Record<string, string> = {
  ...{
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  },
  ...{ '.json': 'application/json', '.wasm': 'application/wasm', '.woff2': 'font/woff2' },
};

export interface PlainHost {
  readonly address: string;
  /** Text of a file as it was built. */
  built(path: string): Promise<string>;
  /** From now on sends this for a file, such as `/map/index.html`. */
  change(path: string, text: string): void;
  close(): Promise<void>;
}

export async function openPlainHost(): Promise<PlainHost> {
  const changed = new Map<string, string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const send = (contents: string | Buffer) => {
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.end(contents);
    };
    const now = changed.get(path);
    if (now !== undefined) return send(now);
    readFile(join(site, path)).then(send, () => response.writeHead(404).end('Not here.'));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    built: (path) => readFile(join(site, path), 'utf8'),
    change: (path, text) => void changed.set(path, text),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
