import type { FromFrame, ToFrame } from '../protocol.ts';

/** The page's line to the preview. */
export interface Channel {
  send(message: FromFrame, transfer?: Transferable[]): void;
  /** Sets the one receiver of a kind of message. */
  receive<Type extends ToFrame['type']>(
    type: Type,
    handler: (message: Extract<ToFrame, { type: Type }>) => void,
  ): void;
}

/** Wraps the port. Its methods are taken now, before learner code could replace them. */
export function connect(port: MessagePort): Channel {
  const post = port.postMessage.bind(port) as (
    message: FromFrame,
    transfer: Transferable[],
  ) => void;
  const handlers = new Map<string, (message: never) => void>();
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => handlers.get(data.type)?.(data as never);
  return {
    send: (message, transfer = []) => post(message, transfer),
    receive: (type, handler) => void handlers.set(type, handler),
  };
}
