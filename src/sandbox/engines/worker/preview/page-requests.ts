import type { WireLog } from '../../../wire/log.ts';
import type { Browser } from './browser/browser.ts';
import { PageNetworkError } from './browser/page-request.ts';
import type { FetchMessage, ToFrame } from './protocol.ts';

/** The requests that one page has under way. */
export interface PageRequests {
  start(message: FetchMessage): void;
  abort(call: number): void;
  /** The page is left: what should not outlive it is given up. */
  leave(): void;
}

/** Sends what a page fetches, and streams the answers into it. */
export function createPageRequests(
  browser: Browser,
  wire: WireLog,
  pageUrl: () => string,
  tell: (message: ToFrame) => void,
): PageRequests {
  const open = new Map<number, AbortController>();
  const lasting = new Set<number>();

  async function run(
    { call, keepalive: _, ...request }: FetchMessage,
    signal: AbortSignal,
  ): Promise<void> {
    const initiator = new URL(pageUrl());
    const response = await browser.fetch({
      ...request,
      mode: modeOf(request.mode),
      initiator,
      signal,
    });
    // In this order: code that waits for the response finds its cookies in place.
    tell({ type: 'cookies', written: null, cookies: browser.cookies.forScript(initiator) });
    const { body, method: _method, ...head } = response;
    tell({ type: 'fetch-head', call, ...head });
    for await (const chunk of body) tell({ type: 'fetch-data', call, chunk });
    tell({ type: 'fetch-end', call });
  }

  return {
    start(message) {
      const abort = new AbortController();
      open.set(message.call, abort);
      if (message.keepalive) lasting.add(message.call);
      run(message, abort.signal)
        .catch((error: unknown) => {
          const { message: text, detail = null } = error as Partial<PageNetworkError>;
          if (detail) wire.append({ kind: 'log', half: 'frontend', level: 'error', text: detail });
          tell({ type: 'fetch-failed', call: message.call, message: text ?? 'Failed to fetch' });
        })
        .finally(() => open.delete(message.call));
    },
    abort: (call) => open.get(call)?.abort(),
    leave() {
      for (const [call, abort] of open) if (!lasting.has(call)) abort.abort();
    },
  };
}

/** A page's script cannot navigate by fetch: that mode would let it read what CORS hides. */
function modeOf(mode: RequestMode): RequestMode {
  return mode === 'no-cors' || mode === 'same-origin' ? mode : 'cors';
}
