import type { FetchMessage } from '../protocol.ts';
import type { Channel } from './channel.ts';

/** A request of the page, before it has its number. */
export type OutgoingRequest = Omit<FetchMessage, 'call'>;

/** The head of an answer, and its body as it comes. */
export interface IncomingAnswer {
  responseType: ResponseType;
  url: string;
  redirected: boolean;
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  /** Cancelling it hangs up. */
  body: ReadableStream<Uint8Array>;
  /** Resolves when all of the body has come. */
  complete: Promise<void>;
}

/** What everything in the page that loads something goes through. */
export interface Requests {
  /** Rejects with a `TypeError` when no answer comes, and with the signal's reason when it is given up. */
  send(request: OutgoingRequest, signal?: AbortSignal): Promise<IncomingAnswer>;
}

interface Call {
  answer: PromiseWithResolvers<IncomingAnswer>;
  body: ReadableStreamDefaultController<Uint8Array> | null;
  complete: PromiseWithResolvers<void>;
}

/** Creates the page's way to the network, which is the preview's. */
export function createRequests(channel: Channel): Requests {
  const { ReadableStream, TypeError } = window;
  const calls = new Map<number, Call>();
  let nextCall = 1;

  /** Ends a call; `null` when its answer is complete. */
  function settle(id: number, error: unknown): void {
    const call = calls.get(id);
    calls.delete(id);
    if (error === null) {
      call?.complete.resolve();
      return call?.body?.close();
    }
    call?.answer.reject(error);
    call?.body?.error(error);
  }

  function giveUp(call: number): void {
    channel.send({ type: 'fetch-aborted', call });
    calls.delete(call);
  }

  channel.receive('fetch-head', ({ type: _, call: id, ...head }) => {
    const call = calls.get(id);
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) =>
      void (call!.body = controller);
    call?.answer.resolve({
      ...head,
      body: new ReadableStream({ start, cancel: () => giveUp(id) }),
      complete: call.complete.promise,
    });
  });
  channel.receive('fetch-data', ({ call, chunk }) => calls.get(call)?.body?.enqueue(chunk));
  channel.receive('fetch-end', ({ call }) => settle(call, null));
  channel.receive('fetch-failed', ({ call, message }) => settle(call, new TypeError(message)));

  return {
    send(request, signal) {
      signal?.throwIfAborted();
      const call = nextCall++;
      const answer = Promise.withResolvers<IncomingAnswer>();
      calls.set(call, { answer, body: null, complete: Promise.withResolvers() });
      signal?.addEventListener('abort', () => {
        if (!calls.has(call)) return;
        channel.send({ type: 'fetch-aborted', call });
        settle(call, signal.reason);
      });
      channel.send({ type: 'fetch', call, ...request });
      return answer.promise;
    },
  };
}
