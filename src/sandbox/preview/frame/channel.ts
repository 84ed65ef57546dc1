import type { FromPage, ToPage } from '../protocol.ts';

interface Line<From, To extends { type: string }> {
  send(message: From, transfer?: Transferable[]): void;
  /** Sets the one receiver of a kind of message. */
  receive<Type extends To['type']>(
    type: Type,
    handler: (message: Extract<To, { type: Type }>) => void,
  ): void;
}

/** The page's line to the preview. An engine's page may have more to say than the pages of all engines. */
export type Channel<From = FromPage, To extends { type: string } = ToPage> = Line<
  FromPage,
  ToPage
> &
  Line<From, To>;

/** Wraps the port. Its methods are taken now, before learner code could replace them. */
export function connect<From, To extends { type: string }>(port: MessagePort): Channel<From, To> {
  const post = port.postMessage.bind(port);
  const handlers = new Map<string, (message: never) => void>();
  port.onmessage = ({ data }: MessageEvent<To>) => handlers.get(data.type)?.(data as never);
  return {
    send: (message: unknown, transfer: Transferable[] = []) => post(message, transfer),
    receive: (type: string, handler: (message: never) => void) => void handlers.set(type, handler),
  };
}
