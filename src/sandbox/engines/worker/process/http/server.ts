import EventEmitter from 'events';
import { receive, send } from '../host.ts';
import { hold, release } from '../lifetime.ts';
import { Connection } from './connection.ts';
import { IncomingMessage } from './incoming-message.ts';
import { setTimeout } from '../timers.ts';
import { limitArrival } from './request-timeout.ts';
import { ServerResponse } from './server-response.ts';

/** What `listen` takes as an object. */
interface ListenOptions {
  port?: number;
  host?: string;
}

/** Milliseconds for which Node keeps an idle connection beyond `keepAliveTimeout`, so that a client's last request is not cut. */
const KEEP_ALIVE_BUFFER = 1000;

/** What `createServer` takes and heeds. */
interface ServerOptions {
  requestTimeout?: number;
  connectionsCheckingInterval?: number;
}

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers by the number under which they asked for a port, and by the port they got. */
const asking = new Map<number, Server>();
const listening = new Map<number, Server>();
/** Exchanges under way. */
const open = new Map<number, OpenExchange>();
let nextServer = 1;

interface OpenExchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** The request is whole. */
  arrived(): void;
}

/** `http.Server` on the sandbox's network. */
export class Server extends EventEmitter {
  listening = false;
  keepAliveTimeout = 5000;
  headersTimeout = 60_000;
  requestTimeout: number;
  timeout = 0;
  readonly #connectionsCheckingInterval: number;
  #openedAt = 0;
  #port: number | null = null;
  #address = '::';
  #connections = new Set<Connection>();
  /** Those of them that wait for another request, after `close`. */
  #idle = new Set<Connection>();
  #state: 'closed' | 'asking' | 'open' | 'closing' = 'closed';
  #refed = true;

  constructor(options: ServerOptions | RequestListener = {}, listener?: RequestListener) {
    super();
    const own = typeof options === 'function' ? {} : options;
    this.requestTimeout = own.requestTimeout ?? 300_000;
    this.#connectionsCheckingInterval = own.connectionsCheckingInterval ?? 30_000;
    const onRequest = typeof options === 'function' ? options : listener;
    if (onRequest) this.on('request', onRequest);
  }

  listen(...args: unknown[]): this {
    if (this.#state !== 'closed') {
      const error = new Error('Listen method has been called more than once without closing.');
      throw Object.assign(error, { code: 'ERR_SERVER_ALREADY_LISTEN' });
    }
    const callback = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    if (callback) this.once('listening', callback);
    const [first] = args;
    const [port, host] =
      typeof first === 'object' && first
        ? [(first as ListenOptions).port, (first as ListenOptions).host]
        : [first, args.find((arg) => typeof arg === 'string' && arg !== first)];
    // NaN, as of a setting that is no number, is refused here and not taken for any free port.
    if (typeof port === 'number' && !(port >= 0 && port < 65536)) {
      const error = new RangeError(
        `options.port should be >= 0 and < 65536. Received type number (${port}).`,
      );
      throw Object.assign(error, { code: 'ERR_SOCKET_BAD_PORT' });
    }
    this.#address = host === 'localhost' ? '127.0.0.1' : ((host as string | undefined) ?? '::');
    const isLoopback = /^127\.|^::1$/.test(this.#address);
    const server = nextServer++;
    asking.set(server, this);
    this.#state = 'asking';
    if (this.#refed) hold();
    // A moment later, so that the engine hears first which signals the same code listens to.
    queueMicrotask(() => send({ type: 'listen', server, port: Number(port) || 0, isLoopback }));
    return this;
  }

  address(): { address: string; family: string; port: number } | null {
    if (this.#port === null) return null;
    const address = this.#address;
    return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port: this.#port };
  }

  /** Takes no new requests; `close` is emitted when those under way are done. */
  close(callback?: (error?: Error) => void): this {
    if (this.#state === 'closed' || this.#state === 'closing') {
      const error = Object.assign(new Error('Server is not running.'), {
        code: 'ERR_SERVER_NOT_RUNNING',
      });
      queueMicrotask(() => callback?.(error));
      return this;
    }
    if (callback) this.once('close', callback);
    const wasOpen = this.#state === 'open';
    this.#state = 'closing';
    if (wasOpen) this.#giveUpPort();
    return this;
  }

  /**
   * Ends the connections without a request under way. While the server is open, a connection ends here with its exchange, so
   * there are none, and `close` ends them in Node. Those whose last answer came after `close` wait for another request.
   */
  closeIdleConnections(): void {
    for (const connection of [...this.#idle]) connection.destroy();
  }

  /** Hangs up on every client, whether answered or not. */
  closeAllConnections(): void {
    for (const connection of [...this.#connections]) connection.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((closed) => this.close(closed));
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    if (!this.#refed && this.#state !== 'closed') hold();
    this.#refed = true;
    return this;
  }

  unref(): this {
    if (this.#refed && this.#state !== 'closed') release();
    this.#refed = false;
    return this;
  }

  /** The engine gave the port. */
  opened(port: number): void {
    this.#port = port;
    if (this.#state === 'closing') return this.#giveUpPort();
    this.#state = 'open';
    this.listening = true;
    this.#openedAt = Date.now();
    listening.set(port, this);
    this.emit('listening');
  }

  /** Somebody else has the port. */
  refused(port: number): void {
    this.#state = 'closed';
    if (this.#refed) release();
    const address = this.#address;
    const error = new Error(`listen EADDRINUSE: address already in use ${address}:${port}`);
    this.emit(
      'error',
      Object.assign(error, { code: 'EADDRINUSE', syscall: 'listen', address, port }),
    );
  }

  /** Hands one exchange to the program. */
  serve(exchange: number, request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    this.#connections.add(socket);
    const arrived = limitArrival(exchange, request, response, {
      requestTimeout: this.requestTimeout,
      connectionsCheckingInterval: this.#connectionsCheckingInterval,
      openedAt: this.#openedAt,
    });
    open.set(exchange, { request, response, arrived });
    socket.once('close', () => {
      request.abandon();
      response.destroy();
      this.#drop(socket);
    });
    response.once('finish', () => {
      // What the program left unread is read and thrown away, so that the request ends too.
      request.resume();
      if (this.#state === 'closing' && response.keepsConnection) this.#keep(socket);
    });
    response.once('close', () => {
      open.delete(exchange);
      if (!this.#idle.has(socket)) this.#drop(socket);
    });
    this.emit('connection', socket);
    this.emit('request', request, response);
  }

  /** Keeps a connection for another request of its client, as clients that are browsers or load balancers wish. */
  #keep(socket: Connection): void {
    this.#idle.add(socket);
    if (this.keepAliveTimeout <= 0) return;
    const timer = setTimeout(() => socket.destroy(), this.keepAliveTimeout + KEEP_ALIVE_BUFFER);
    socket.once('close', () => timer.close());
  }

  #drop(socket: Connection): void {
    this.#idle.delete(socket);
    this.#connections.delete(socket);
    this.#closeWhenDone();
  }

  #giveUpPort(): void {
    this.listening = false;
    listening.delete(this.#port!);
    send({ type: 'close', port: this.#port! });
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#state !== 'closing' || this.#connections.size > 0) return;
    this.#state = 'closed';
    this.#port = null;
    queueMicrotask(() => {
      this.emit('close');
      if (this.#refed) release();
    });
  }
}

/** `http.createServer`. Options that `ServerOptions` does not name are accepted and have no effect here. */
export function createServer(
  options?: ServerOptions | RequestListener,
  listener?: RequestListener,
): Server {
  return new Server(options, listener);
}

receive('listen-granted', ({ server, port }) => asking.get(server)?.opened(port));
receive('listen-refused', ({ server, port }) => asking.get(server)?.refused(port));
receive('request', ({ exchange, port, head, hasBody }) => {
  const server = listening.get(port);
  if (!server) return send({ type: 'response-broken', exchange });
  const request = new IncomingMessage(head, new Connection(port));
  if (!hasBody) request.finish();
  server.serve(exchange, request, new ServerResponse(request, exchange));
});
receive('request-data', ({ exchange, chunk }) => open.get(exchange)?.request.receive(chunk));
receive('request-end', ({ exchange }) => {
  open.get(exchange)?.arrived();
  open.get(exchange)?.request.finish();
});
receive('request-aborted', ({ exchange }) => open.get(exchange)?.request.socket.destroy());
