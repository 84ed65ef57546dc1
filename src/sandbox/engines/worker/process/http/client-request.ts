import { Buffer } from 'buffer';
import { startCall, type Call } from '../calls.ts';
import { nextTick } from '../next-tick.ts';
import { clearTimeout, setTimeout, type Timeout } from '../timers.ts';
import type { ResponseHead } from '../../protocol.ts';
import { globalAgent, Agent } from './agent.ts';
import { Connection } from './connection.ts';
import { IncomingMessage } from './incoming-message.ts';
import { OutgoingMessage, type HeaderValue } from './outgoing-message.ts';
import { readRequest, type RequestOptions } from './request-options.ts';

/** Methods whose requests have no body unless headers announce one. */
const bodiless = /^(GET|HEAD|DELETE|OPTIONS|TRACE|CONNECT)$/;

/** A request of a program to another server: a writable stream that sends its head before its first byte. */
export class ClientRequest extends OutgoingMessage {
  readonly method: string;
  readonly host: string;
  readonly protocol = 'http:';
  readonly agent: Agent;
  readonly socket: Connection;
  path: string;
  shouldKeepAlive: boolean;
  reusedSocket = false;
  aborted = false;
  timeout: number | undefined = undefined;
  res: IncomingMessage | null = null;
  readonly #port: number;
  #call: Call | null = null;
  #place: { release(): void } | null = null;
  /** Writes that wait until the agent lets the request go. */
  #waiting: (() => void)[] | null = [];
  #isAsked = false;
  #isOver = false;
  #timer: Timeout | null = null;

  constructor(...args: unknown[]) {
    super({ decodeStrings: true, autoDestroy: false });
    const { options, callback } = readRequest(args);
    const { agent, signal, timeout, auth, setHost = true } = options;
    this.method = (options.method ?? 'GET').toUpperCase();
    this.host = options.hostname || options.host || 'localhost';
    this.path = options.path || '/';
    this.#port = Number(options.port || 80);
    this.agent = agent === false ? new Agent() : (agent ?? globalAgent);
    this.socket = new Connection(this.#port);
    this.shouldKeepAlive = this.agent.keepAlive;
    this.#addHeaders(options.headers);
    if (setHost && !this.hasHeader('host')) this.setHeader('Host', this.#hostLine());
    if (auth && !this.hasHeader('authorization')) {
      this.setHeader('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
    }
    if (callback) this.once('response', callback as never);
    if (timeout !== undefined) this.setTimeout(timeout);
    this.#listenTo(signal);
    this.socket.once('close', () => this.destroy());
    nextTick(() => {
      if (!this.destroyed) this.emit('socket', this.socket);
    });
  }

  get connection(): Connection {
    return this.socket;
  }

  flushHeaders(): void {
    this.#begin();
  }

  override setTimeout(delay = 0, callback?: () => void): this {
    if (callback) this.once('timeout', callback);
    this.timeout = delay;
    this.#stir();
    return this;
  }

  setNoDelay(): void {}
  setSocketKeepAlive(): void {}

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    nextTick(() => this.emit('abort'));
    this.destroy();
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#whenGoing(() => {
      // Without a length or chunks around it, nobody would take it for a body.
      if (this.#sendsBody) this.#call!.write(new Uint8Array(chunk));
      this.#stir();
      done();
    });
  }

  override _final(done: (error?: Error) => void): void {
    this.#whenGoing(() => {
      if (this.#sendsBody) this.#call!.endBody();
      done();
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const wasOver = this.#isOver;
    this.#finish();
    this.#call?.abort();
    if (wasOver) return done(error);
    if (!this.res) return done(error ?? hangUp());
    this.res.abandon(error);
    done(error);
  }

  get #sendsBody(): boolean {
    return (
      this.hasHeader('content-length') ||
      this.hasHeader('transfer-encoding') ||
      !bodiless.test(this.method)
    );
  }

  #hostLine(): string {
    const host = this.host.includes(':') ? `[${this.host}]` : this.host;
    return this.#port === 80 ? host : `${host}:${this.#port}`;
  }

  #addHeaders(headers: RequestOptions['headers']): void {
    if (!headers) return;
    const flat = Array.isArray(headers) ? (headers as string[]) : null;
    const pairs = flat
      ? flat.flatMap((name, i): [string, HeaderValue][] => (i % 2 ? [] : [[name, flat[i + 1]!]]))
      : Object.entries(headers as Record<string, HeaderValue>);
    for (const [name, value] of pairs) this.setHeader(name, value);
  }

  #listenTo(signal: AbortSignal | undefined): void {
    if (!signal) return;
    const abort = () => {
      const error = new Error('The operation was aborted', { cause: signal.reason });
      this.destroy(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
    };
    if (signal.aborted) nextTick(abort);
    else signal.addEventListener('abort', abort, { once: true });
  }

  /** Does something when the request is on its way, which it is at the latest from now on. */
  #whenGoing(act: () => void): void {
    this.#begin();
    if (this.#waiting) this.#waiting.push(act);
    else act();
  }

  /** Fixes the head and asks the agent for a place. */
  #begin(): void {
    if (this.#isAsked || this.destroyed) return;
    this.#isAsked = true;
    this.head = this.#makeHead();
    const name = this.agent.getName({ host: this.host, port: this.#port });
    this.#place = this.agent.take(name, this.socket, () => this.#go());
  }

  #go(): void {
    const host = this.host.includes(':') ? `[${this.host}]` : this.host;
    const head = { method: this.method, target: this.path, headers: this.head! };
    const url = new URL(`http://${host}:${this.#port}`);
    const address = url.origin + this.path;
    this.#call = startCall(address, head, this.#sendsBody, {
      head: (received) => this.#answered(received),
      data: (chunk) => {
        this.#stir();
        this.res?.receive(chunk);
      },
      end: () => this.res?.finish(),
      failed: (code, message) => this.#failed(code, message),
    });
    const acts = this.#waiting ?? [];
    this.#waiting = null;
    for (const act of acts) act();
    this.#stir();
  }

  #makeHead() {
    const head = this.lines();
    if (!this.hasHeader('connection')) {
      head.push(['Connection', this.shouldKeepAlive ? 'keep-alive' : 'close']);
    }
    const framed = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    if (framed || bodiless.test(this.method)) return head;
    if (this.wholeLength === null) head.push(['Transfer-Encoding', 'chunked']);
    else head.push(['Content-Length', String(this.wholeLength)]);
    return head;
  }

  #answered({ status, statusText, headers }: ResponseHead): void {
    this.#stir();
    const response = new IncomingMessage({ status, statusText, headers }, this.socket);
    this.res = response;
    Object.assign(response, { req: this });
    response.once('end', () => {
      this.#finish();
      this.destroy();
    });
    // What nobody asked for is read and thrown away, so that the request ends.
    if (!this.emit('response', response)) response.resume();
  }

  #failed(code: string, message: string): void {
    if (this.res) return void this.destroy();
    this.destroy(toError(code, message, this.host, this.#port));
  }

  #finish(): void {
    this.#isOver = true;
    this.#place?.release();
    clearTimeout(this.#timer);
  }

  /** Something moved: the time for `timeout` begins anew. */
  #stir(): void {
    clearTimeout(this.#timer);
    if (!this.timeout || this.#isOver) return;
    this.#timer = setTimeout(() => this.emit('timeout'), this.timeout).unref();
  }
}

function hangUp(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

/** The error that the system gives in Node when a connection does not come about or breaks. */
function toError(code: string, message: string, host: string, port: number): Error {
  if (code === 'ENOTFOUND') {
    const text = `getaddrinfo ENOTFOUND ${host}. It is outside the sandbox; only http://localhost answers here.`;
    return Object.assign(new Error(text), {
      errno: -3008,
      code,
      syscall: 'getaddrinfo',
      hostname: host,
    });
  }
  if (code === 'ECONNREFUSED') {
    const address = host === 'localhost' ? '127.0.0.1' : host;
    const text = `connect ECONNREFUSED ${address}:${port}`;
    return Object.assign(new Error(text), { errno: -111, code, syscall: 'connect', address, port });
  }
  return code === 'ECONNRESET' ? hangUp() : Object.assign(new Error(message), { code });
}

/** `http.request`. */
export const request = (...args: unknown[]): ClientRequest => new ClientRequest(...args);

/** `http.get`: a request without a body, sent at once. */
export function get(...args: unknown[]): ClientRequest {
  const asked = new ClientRequest(...args);
  asked.end();
  return asked;
}
