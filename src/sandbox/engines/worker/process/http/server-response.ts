import type { HeaderList } from '../../../../sandbox.ts';
import { send } from '../host.ts';
import { coded } from '../node-error.ts';
import type { Connection } from './connection.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { OutgoingMessage, type HeaderValue } from './outgoing-message.ts';
import { STATUS_CODES } from './status-codes.ts';

type HeadersInput = Record<string, HeaderValue> | readonly HeaderValue[];

/** Responses whose status forbids a body. */
const bodiless = (status: number) => status === 204 || status === 304 || status < 200;

/** The answer to one request: a writable stream that sends its head before its first byte. */
export class ServerResponse extends OutgoingMessage {
  statusCode = 200;
  statusMessage = '';
  sendDate = true;
  shouldKeepAlive: boolean;
  readonly socket: Connection;
  /** The head is fixed from `writeHead` on, and sent with the first byte. */
  #headOnItsWay = false;

  constructor(
    readonly req: IncomingMessage,
    private readonly exchange: number,
  ) {
    super({ decodeStrings: true });
    this.socket = req.socket;
    this.shouldKeepAlive = String(req.headers['connection'] ?? '').toLowerCase() !== 'close';
  }

  get connection(): Connection {
    return this.socket;
  }

  /** Whether the client may send another request on the same connection. */
  get keepsConnection(): boolean {
    const said = this.getHeader('connection');
    return said === undefined ? this.shouldKeepAlive : !/\bclose\b/i.test(String(said));
  }

  writeHead(status: number, message?: string | HeadersInput, headers?: HeadersInput): this {
    this.refuseWhenSent('write');
    if (!Number.isInteger(status) || status < 100 || status > 999) {
      throw coded(new RangeError(`Invalid status code: ${status}`), 'ERR_HTTP_INVALID_STATUS_CODE');
    }
    this.statusCode = status;
    if (typeof message === 'string') this.statusMessage = message;
    this.#addHeaders(typeof message === 'string' ? headers : message);
    this.head = this.#makeHead();
    return this;
  }

  flushHeaders(): void {
    this.#sendHead();
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#sendHead();
    if (!this.#hasNoBody && chunk.byteLength > 0) {
      send({ type: 'response-data', exchange: this.exchange, chunk: new Uint8Array(chunk) });
    }
    done();
  }

  override _final(done: (error?: Error) => void): void {
    this.#sendHead();
    send({ type: 'response-end', exchange: this.exchange });
    done();
  }

  /** Node breaks the connection off, and tells a program that listens to it; a response has no `error` of its own. */
  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.writableFinished) {
      send({ type: 'response-broken', exchange: this.exchange });
      this.req.abandon();
    }
    done();
  }

  get #hasNoBody(): boolean {
    return this.req.method === 'HEAD' || bodiless(this.statusCode);
  }

  /** `writeHead` replaces headers set before, but may itself bring several of one name in a list. */
  #addHeaders(headers: HeadersInput | undefined): void {
    const brought = new Set<string>();
    for (const [name, value] of toPairs(headers)) {
      const key = name.toLowerCase();
      if (!brought.has(key)) this.setHeader(name, value);
      else this.appendHeader(name, [value].flat().map(String));
      brought.add(key);
    }
  }

  /** The header lines: the program's own, then what Node adds, in Node's order. */
  #makeHead(): HeaderList {
    const head = this.lines();
    const add = (name: string, value: string) => void head.push([name, value]);
    if (this.sendDate && !this.hasHeader('date')) add('Date', new Date().toUTCString());
    if (!this.hasHeader('connection')) {
      add('Connection', this.shouldKeepAlive ? 'keep-alive' : 'close');
      if (this.shouldKeepAlive) add('Keep-Alive', 'timeout=5');
    }
    const framed = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    if (framed || this.#hasNoBody) return head;
    if (this.wholeLength === null) add('Transfer-Encoding', 'chunked');
    else add('Content-Length', String(this.wholeLength));
    return head;
  }

  #sendHead(): void {
    // Through the method and not past it: libraries replace `writeHead` to learn of this moment.
    if (this.head === null) this.writeHead(this.statusCode);
    if (this.#headOnItsWay || this.head === null) return;
    this.#headOnItsWay = true;
    const statusText = this.statusMessage || STATUS_CODES[this.statusCode] || 'unknown';
    send({
      type: 'response-head',
      exchange: this.exchange,
      head: { status: this.statusCode, statusText, headers: this.head },
    });
  }
}

/** Headers come as an object, a list of pairs, or a flat list of names and values. */
function toPairs(headers: HeadersInput | undefined): [string, HeaderValue][] {
  if (!headers) return [];
  if (!Array.isArray(headers)) return Object.entries(headers as Record<string, HeaderValue>);
  if (headers.every(Array.isArray)) return headers as unknown as [string, HeaderValue][];
  const pairs: [string, HeaderValue][] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) pairs.push([String(headers[i]), headers[i + 1]]);
  return pairs;
}
