import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import type { FromGateway, ToGateway } from '../protocol.ts';
import type { Exchanges, Outgoing } from './exchange.ts';

type Request = Extract<ToGateway, { type: 'request' }>;
type ToCalls = Exclude<ToGateway, { type: 'page' }>;

interface Call {
  giveUp(): void;
  stream: PassThrough | null;
}

/** Requests that come from outside of any page: those of checks. */
export interface Calls {
  hear(message: ToCalls): void;
}

/** Sends what it hears, and reports the answers. */
export function createCalls(exchanges: Exchanges, send: (message: FromGateway) => void): Calls {
  const open = new Map<number, Call>();
  /** Requests whose one piece of body has not come yet. */
  const awaited = new Map<number, Request>();

  function start(request: Request, body: Outgoing['body'], stream: PassThrough | null): void {
    const { call, client, method, url, port, isRefused, headers } = request;
    const giveUp = exchanges.send(
      { client, port, isRefused, method, url, headers, body },
      {
        head: (head) => send({ type: 'answer-head', call, ...head }),
        data: (chunk) =>
          send({ type: 'answer-data', call, data: Buffer.from(chunk).toString('base64') }),
        end() {
          open.delete(call);
          send({ type: 'answer-end', call });
        },
        failed(_reason, message) {
          open.delete(call);
          stream?.destroy();
          send({ type: 'answer-failed', call, message });
        },
      },
    );
    open.set(call, { giveUp, stream });
  }

  return {
    hear(message) {
      switch (message.type) {
        case 'request': {
          if (message.body === 'whole') return void awaited.set(message.call, message);
          const stream = message.body === 'stream' ? new PassThrough() : null;
          return start(message, stream && { stream }, stream);
        }
        case 'request-data': {
          const data = Buffer.from(message.data, 'base64');
          const request = awaited.get(message.call);
          awaited.delete(message.call);
          if (request) return start(request, { whole: data }, null);
          return void open.get(message.call)?.stream?.write(data);
        }
        case 'request-end':
          return void open.get(message.call)?.stream?.end();
        case 'request-abort':
          awaited.delete(message.call);
          return open.get(message.call)?.giveUp();
      }
    },
  };
}
