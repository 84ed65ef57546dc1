import { Buffer } from 'buffer';
import { Writable } from 'readable-stream';
import type { HeaderList } from '../../../../sandbox.ts';
import { send } from '../host.ts';
import type { Connection } from './connection.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { STATUS_CODES } from './status-codes.ts';

type HeaderValue = string | number | readonly string[];
type HeadersInput = Record<string, HeaderValue> | readonly HeaderValue[];

/** Responses whose status forbids a body. */
const bodiless = (status: number) => status === 204 || status === 304 || status < 200;

/** The answer to one request: a writable stream that sends its head before its first byte. */
export class ServerResponse extends Writable {
  statusCode = 200;
  statusMessage = '';
  sendDate = true;
  shouldKeepAlive: boolean;
  readonly socket: Connection;
  #headers = new Map<string, { name: string; value: HeaderValue }>();
  /** The head is fixed from `writeHead` on, and sent with the first byte. */
  #head: HeaderList | null = null;
  #headOnItsWay = false;
  /** Length of a body that comes whole with `end`. */
  #length: number | null = null;

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

  get headersSent(): boolean {
    return this.#head !== null;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: HeaderValue): this {
    this.#refuseWhenSent('set');
    if (value === undefined || value === null) {
      throw coded(
        new TypeError(`Invalid value "${value}" for header "${name}"`),
        'ERR_HTTP_INVALID_HEADER_VALUE',
      );
    }
    refuseInvalid(name, [value].flat().map(String));
    this.#headers.set(name.toLowerCase(), { name, value });
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    const before = this.getHeader(name);
    const all = before === undefined ? [] : [before].flat();
    return this.setHeader(name, [...all.map(String), ...[value].flat()]);
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#headers.get(name.toLowerCase())?.value;
  }

  /** Sets several headers, given as a `Map` or `Headers`. */
  setHeaders(headers: Iterable<[string, HeaderValue]>): this {
    for (const [name, value] of headers) {
      if (name.toLowerCase() === 'set-cookie') this.appendHeader(name, [value].flat().map(String));
      else this.setHeader(name, value);
    }
    return this;
  }

  getHeaders(): Record<string, HeaderValue> {
    return Object.fromEntries([...this.#headers].map(([key, { value }]) => [key, value]));
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()];
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#refuseWhenSent('remove');
    this.#headers.delete(name.toLowerCase());
  }

  writeHead(status: number, message?: string | HeadersInput, headers?: HeadersInput): this {
    this.#refuseWhenSent('write');
    if (!Number.isInteger(status) || status < 100 || status > 999) {
      throw coded(new RangeError(`Invalid status code: ${status}`), 'ERR_HTTP_INVALID_STATUS_CODE');
    }
    this.statusCode = status;
    if (typeof message === 'string') this.statusMessage = message;
    this.#addHeaders(typeof message === 'string' ? headers : message);
    this.#head = this.#makeHead();
    return this;
  }

  flushHeaders(): void {
    this.#sendHead();
  }

  setTimeout(): this {
    return this;
  }

  override end(...args: unknown[]): this {
    const [chunk, encoding] = args;
    // A body that is written whole in `end` gets a Content-Length, as in Node.
    if (!this.headersSent && !this.writableEnded) {
      if (typeof chunk === 'string') {
        const written = typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8';
        this.#length = Buffer.byteLength(chunk, written);
      } else this.#length = chunk instanceof Uint8Array ? chunk.byteLength : 0;
    }
    return (super.end as (...args: unknown[]) => this)(...args);
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
    const head = [...this.#headers.values()].flatMap(({ name, value }) =>
      [value].flat().map((line): [string, string] => [name, String(line)]),
    );
    const add = (name: string, value: string) => void head.push([name, value]);
    if (this.sendDate && !this.hasHeader('date')) add('Date', new Date().toUTCString());
    if (!this.hasHeader('connection')) {
      add('Connection', this.shouldKeepAlive ? 'keep-alive' : 'close');
      if (this.shouldKeepAlive) add('Keep-Alive', 'timeout=5');
    }
    const framed = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    if (framed || this.#hasNoBody) return head;
    if (this.#length === null) add('Transfer-Encoding', 'chunked');
    else add('Content-Length', String(this.#length));
    return head;
  }

  #sendHead(): void {
    // Through the method and not past it: libraries replace `writeHead` to learn of this moment.
    if (this.#head === null) this.writeHead(this.statusCode);
    if (this.#headOnItsWay || this.#head === null) return;
    this.#headOnItsWay = true;
    const statusText = this.statusMessage || STATUS_CODES[this.statusCode] || 'unknown';
    send({
      type: 'response-head',
      exchange: this.exchange,
      head: { status: this.statusCode, statusText, headers: this.#head },
    });
  }

  #refuseWhenSent(verb: string): void {
    if (!this.headersSent) return;
    throw coded(
      new Error(`Cannot ${verb} headers after they are sent to the client`),
      'ERR_HTTP_HEADERS_SENT',
    );
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

function coded<E extends Error>(error: E, code: string): E {
  return Object.assign(error, { code });
}

/** A header's name is a token (RFC 9110, 5.6.2); its value has no control characters but tabs (5.5). */
function refuseInvalid(name: string, values: string[]): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    const message = `Header name must be a valid HTTP token ["${name}"]`;
    throw coded(new TypeError(message), 'ERR_INVALID_HTTP_TOKEN');
  }
  if (values.some((value) => /[^\t\x20-\x7e\x80-\xff]/.test(value))) {
    const message = `Invalid character in header content ["${name}"]`;
    throw coded(new TypeError(message), 'ERR_INVALID_CHAR');
  }
}
