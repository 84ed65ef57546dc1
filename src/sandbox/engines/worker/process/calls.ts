import type { RequestHead, ResponseHead } from '../protocol.ts';
import { receive, send } from './host.ts';
import { hold, release } from './lifetime.ts';

/** What becomes of a request of this process. `end` and `failed` come once, and nothing after them. */
export interface CallEvents {
  head(head: ResponseHead): void;
  data(chunk: Uint8Array): void;
  end(): void;
  failed(code: string, message: string): void;
}

/** A request of this process under way. */
export interface Call {
  /** Sends a piece of the body. */
  write(chunk: Uint8Array): void;
  /** The body is whole. */
  endBody(): void;
  /** Gives it up. Nothing is told any more. */
  abort(): void;
  readonly isOpen: boolean;
}

const open = new Map<number, CallEvents>();
let nextCall = 1;

/** Sends a request to another server. The process lives until it is over. */
export function startCall(
  url: string,
  head: RequestHead,
  hasBody: boolean,
  events: CallEvents,
): Call {
  const call = nextCall++;
  open.set(call, events);
  hold();
  send({ type: 'call', call, url, head, hasBody });
  return {
    get isOpen() {
      return open.has(call);
    },
    write: (chunk) => send({ type: 'call-body-data', call, chunk }),
    endBody: () => send({ type: 'call-body-end', call }),
    abort() {
      if (take(call)) send({ type: 'call-aborted', call });
    },
  };
}

function take(call: number): CallEvents | undefined {
  const events = open.get(call);
  if (open.delete(call)) release();
  return events;
}

receive('call-head', ({ call, head }) => open.get(call)?.head(head));
receive('call-data', ({ call, chunk }) => open.get(call)?.data(chunk));
receive('call-end', ({ call }) => take(call)?.end());
receive('call-failed', ({ call, code, message }) => take(call)?.failed(code, message));
