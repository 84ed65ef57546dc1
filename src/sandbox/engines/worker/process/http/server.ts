import EventEmitter from 'events';
import { receive, send } from '../host.ts';
import { hold, release } from '../lifetime.ts';
import { IncomingMessage } from './incoming-message.ts';
import { ServerResponse } from './server-response.ts';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers by the number under which they asked for a port, and by the port they got. */
const asking = new Map<number, Server>();
const listening = new Map<number, Server>();
/** Exchanges under way. */
const open = new Map<number, { request: IncomingMessage; response: ServerResponse }>();
let nextServer = 1;

/** `http.Server` on the sandbox's network. */
export class Server extends EventEmitter {
  listening = false;
  #port: number | null = null;
  #underWay = 0;
  #closing = false;

  constructor(listener?: RequestListener) {
    super();
    if (listener) this.on('request', listener);
  }

  listen(...args: unknown[]): this {
    const callback = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    if (callback) this.once('listening', callback);
    const [first] = args;
    const port = typeof first === 'object' && first ? (first as { port?: number }).port : first;
    const server = nextServer++;
    asking.set(server, this);
    hold();
    send({ type: 'listen', server, port: Number(port) || 0 });
    return this;
  }

  address(): { address: string; family: string; port: number } | null {
    return this.#port === null ? null : { address: '::', family: 'IPv6', port: this.#port };
  }

  /** Takes no new requests; `close` is emitted when those under way are done. */
  close(callback?: (error?: Error) => void): this {
    if (!this.listening) {
      const error = Object.assign(new Error('Server is not running.'), {
        code: 'ERR_SERVER_NOT_RUNNING',
      });
      queueMicrotask(() => callback?.(error));
      return this;
    }
    if (callback) this.once('close', callback);
    this.listening = false;
    this.#closing = true;
    listening.delete(this.#port!);
    send({ type: 'close', port: this.#port! });
    this.#closeWhenDone();
    return this;
  }

  /** The engine gave the port. */
  opened(port: number): void {
    this.#port = port;
    this.listening = true;
    listening.set(port, this);
    this.emit('listening');
  }

  /** Somebody else has the port. */
  refused(port: number): void {
    release();
    const error = new Error(`listen EADDRINUSE: address already in use :::${port}`);
    this.emit(
      'error',
      Object.assign(error, { code: 'EADDRINUSE', syscall: 'listen', address: '::', port }),
    );
  }

  /** Hands one exchange to the program. */
  serve(exchange: number, request: IncomingMessage, response: ServerResponse): void {
    this.#underWay++;
    open.set(exchange, { request, response });
    response.once('close', () => {
      open.delete(exchange);
      this.#underWay--;
      this.#closeWhenDone();
    });
    this.emit('request', request, response);
  }

  #closeWhenDone(): void {
    if (!this.#closing || this.#underWay > 0) return;
    this.#closing = false;
    this.#port = null;
    queueMicrotask(() => {
      this.emit('close');
      release();
    });
  }
}

/** `http.createServer`. Options are accepted and have no effect here. */
export function createServer(
  options?: object | RequestListener,
  listener?: RequestListener,
): Server {
  return new Server(typeof options === 'function' ? (options as RequestListener) : listener);
}

receive('listen-granted', ({ server, port }) => asking.get(server)?.opened(port));
receive('listen-refused', ({ server, port }) => asking.get(server)?.refused(port));
receive('request', ({ exchange, port, head, body }) => {
  const server = listening.get(port);
  if (!server) return send({ type: 'response-broken', exchange });
  const request = new IncomingMessage(head, body, port);
  server.serve(exchange, request, new ServerResponse(request, exchange));
});
receive('request-aborted', ({ exchange }) => {
  const found = open.get(exchange);
  found?.request.destroy();
  found?.response.destroy();
});
