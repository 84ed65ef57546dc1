import { contentTypeOf } from '#lib/content-type.ts';
import type { Site, SitePage } from '../../sandbox.ts';
import type { Host, Network } from './network.ts';

/** Puts a site of somebody else into the network: a host that answers with ready-made pages. */
export function serveSite(
  network: Network,
  origin: string,
  pages: Readonly<Record<string, string | SitePage>>,
): Site {
  const host: Host = {
    deliver(exchange, _port, { method, target }) {
      const path = target.split('?')[0]!;
      const { status, headers, body } = answerFor(pages[path], path);
      const bytes = new TextEncoder().encode(body);
      const lengths = { 'content-length': String(bytes.byteLength) };
      const lines = Object.entries({ ...headers, ...lengths });
      // In a task of its own, as an answer that has to come over a line.
      queueMicrotask(() => {
        const head = { status, statusText: '', headers: lines };
        network.respond(host, exchange, { type: 'head', head });
        if (method !== 'HEAD') network.respond(host, exchange, { type: 'data', chunk: bytes });
        network.respond(host, exchange, { type: 'end' });
      });
    },
    data() {},
    end() {},
    abort() {},
  };
  const port = network.listen(0, host)!;
  try {
    const takeBack = network.names.give(origin, port);
    return {
      origin,
      close() {
        takeBack();
        network.disconnect(host);
      },
    };
  } catch (error) {
    network.disconnect(host);
    throw error;
  }
}

function answerFor(page: string | SitePage | undefined, path: string): Required<SitePage> {
  if (page === undefined) return { status: 404, headers: {}, body: 'Not here.' };
  const { status = 200, headers = {}, body } = typeof page === 'string' ? { body: page } : page;
  const type = /\.\w+$/.test(path) ? contentTypeOf(path) : 'text/html; charset=utf-8';
  return { status, headers: { 'content-type': type, ...headers }, body };
}
