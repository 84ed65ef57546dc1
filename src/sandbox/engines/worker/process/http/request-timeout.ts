import { send } from '../host.ts';
import { setTimeout } from '../timers.ts';
import type { IncomingMessage } from './incoming-message.ts';
import type { ServerResponse } from './server-response.ts';

/** The settings of a server that decide how long a request may take to arrive, in milliseconds. */
export interface ArrivalLimits {
  /** 0: for ever. */
  requestTimeout: number;
  /** How often Node looks at its connections, counted from when the server opened. */
  connectionsCheckingInterval: number;
  /** When the server opened. */
  openedAt: number;
}

/**
 * Answers 408 and hangs up when the body of a request has not come in time, as Node does by itself: at its first look at
 * the connections after the limit. Unlike Node it does not ask listeners of `clientError`. Returns what to call when the
 * request is whole.
 */
export function limitArrival(
  exchange: number,
  request: IncomingMessage,
  response: ServerResponse,
  { requestTimeout, connectionsCheckingInterval, openedAt }: ArrivalLimits,
): () => void {
  if (request.complete || requestTimeout <= 0) return () => {};
  const sinceOpening = Date.now() - openedAt;
  const looks = Math.ceil((sinceOpening + requestTimeout) / connectionsCheckingInterval);
  const timer = setTimeout(
    () => {
      if (request.complete || response.destroyed) return;
      if (!response.headersSent) {
        const headers: [string, string][] = [['Connection', 'close']];
        const head = { status: 408, statusText: 'Request Timeout', headers };
        send({ type: 'response-head', exchange, head });
        send({ type: 'response-end', exchange });
      }
      request.socket.destroy();
    },
    looks * connectionsCheckingInterval - sinceOpening,
  );
  timer.unref();
  const stop = () => void timer.close();
  request.socket.once('close', stop);
  return stop;
}
