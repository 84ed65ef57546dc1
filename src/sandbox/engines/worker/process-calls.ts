import type { Network } from './network.ts';
import type { FromProcess, ToProcess } from './protocol.ts';

type AboutCalls = Extract<
  FromProcess,
  { type: 'call' | 'call-aborted' | 'call-body-data' | 'call-body-end' }
>;

/** A request of the process's own under way. `body` takes what it still sends. */
interface Call {
  giveUp(): void;
  body: ReadableStreamDefaultController<Uint8Array> | null;
}

/** The requests that a process sends itself. */
export interface ProcessCalls {
  hear(message: AboutCalls): void;
  /** Gives up all that are under way. */
  close(): void;
}

/**
 * Puts a process's own requests on the network, from its machine; `onlyExchange` gives the one request it works on, which
 * they then belong to.
 */
export function connectCalls(
  network: Network,
  machine: number,
  tell: (message: ToProcess) => void,
  onlyExchange: () => number | null,
): ProcessCalls {
  const calls = new Map<number, Call>();

  function begin({ call: id, url, head, hasBody }: Extract<AboutCalls, { type: 'call' }>): void {
    const done = (message: ToProcess) => {
      calls.delete(id);
      tell(message);
    };
    const port = network.names.portOf(new URL(url), machine);
    if (port === null) {
      return done({ type: 'call-failed', call: id, code: 'ENOTFOUND', message: 'No such host.' });
    }
    let controller: Call['body'] = null;
    const body = hasBody
      ? new ReadableStream<Uint8Array>({
          start: (created) => void (controller = created),
          cancel: () => {
            const open = calls.get(id);
            if (open) open.body = null;
          },
        })
      : null;
    const request = { client: 'server' as const, url, head, body, parent: onlyExchange() };
    const giveUp = network.send(port, request, {
      head: (answer) => tell({ type: 'call-head', call: id, head: answer }),
      data: (chunk) => tell({ type: 'call-data', call: id, chunk }),
      end: () => done({ type: 'call-end', call: id }),
      failed(reason, message) {
        const code = reason === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET';
        done({ type: 'call-failed', call: id, code, message });
      },
    });
    calls.set(id, { giveUp, body: controller });
  }

  return {
    hear(message) {
      if (message.type === 'call') return begin(message);
      const call = calls.get(message.call);
      switch (message.type) {
        case 'call-aborted':
          return call?.giveUp();
        case 'call-body-data':
          return call?.body?.enqueue(message.chunk);
        case 'call-body-end':
          call?.body?.close();
          if (call) call.body = null;
      }
    },
    close() {
      for (const { giveUp } of calls.values()) giveUp();
    },
  };
}
