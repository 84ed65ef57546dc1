import type { HeaderList } from '../../../../sandbox.ts';
import { withHeaders } from '../../../../usual-headers.ts';
import { toRequestHead, type Network } from '../../network.ts';
import { PageNetworkError } from './page-request.ts';

/** One request on its way to a server, with all headers but those every browser adds. */
export interface TransportRequest {
  method: string;
  url: URL;
  headers: HeaderList;
  body: Uint8Array | null;
  signal: AbortSignal;
}

/** A server's answer as it came. The body streams; cancelling it hangs up. */
export interface TransportResponse {
  status: number;
  statusText: string;
  headers: HeaderList;
  body: ReadableStream<Uint8Array>;
}

/** Sends a request to a port of the sandbox's network. Rejects with a `PageNetworkError` when no answer comes. */
export function transport(
  network: Network,
  port: number,
  { method, url, headers, body, signal }: TransportRequest,
): Promise<TransportResponse> {
  const answer = Promise.withResolvers<TransportResponse>();
  let giveUp = () => {};
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let over = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => void (controller = own),
    cancel() {
      over = true;
      giveUp();
    },
  });
  const agent = withHeaders(headers, { 'user-agent': 'ThePass/1.0' });
  const head = toRequestHead(method, url, agent, body);
  signal.throwIfAborted();
  giveUp = network.send(
    port,
    { client: 'page', url: url.href, head, body },
    {
      head: (received) => answer.resolve({ ...received, body: stream }),
      data: (chunk) => void (over || controller.enqueue(chunk)),
      end() {
        if (!over) controller.close();
        over = true;
      },
      failed(_reason, message) {
        const error = signal.aborted
          ? (signal.reason as Error)
          : new PageNetworkError(`Failed to fetch: ${message}`);
        answer.reject(error);
        if (!over) controller.error(error);
        over = true;
      },
    },
  );
  signal.addEventListener('abort', () => giveUp(), { once: true });
  return answer.promise;
}
