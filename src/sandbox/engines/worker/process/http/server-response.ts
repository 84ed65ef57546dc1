import { Writable } from 'readable-stream';
import { send } from '../host.ts';
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
  headersSent = false;
  #headers = new Map<string, { name: string; value: HeaderValue }>();
  #ending = false;

  constructor(
    readonly req: IncomingMessage,
    private readonly exchange: number,
  ) {
    super({ decodeStrings: true });
  }

  setHeader(name: string, value: HeaderValue): this {
    this.#refuseWhenSent('set');
    if (value === undefined || value === null) {
      throw coded(
        new TypeError(`Invalid value "${value}" for header "${name}"`),
        'ERR_HTTP_INVALID_HEADER_VALUE',
      );
    }
    // Builds a throw-away Headers to have the browser refuse line breaks and the like.
    for (const line of [value].flat()) new Headers([[name, String(line)]]);
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
    for (const [name, value] of toPairs(typeof message === 'string' ? headers : message)) {
      this.setHeader(name, value);
    }
    return this;
  }

  flushHeaders(): void {
    this.#sendHead(null);
  }

  override end(...args: unknown[]): this {
    // A body that is written whole in `end` gets a Content-Length, as in Node.
    this.#ending = !this.headersSent && this.writableLength === 0;
    return (super.end as (...args: unknown[]) => this)(...args);
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#sendHead(this.#ending ? chunk.byteLength : null);
    if (!this.#hasNoBody && chunk.byteLength > 0) {
      send({ type: 'response-data', exchange: this.exchange, chunk: new Uint8Array(chunk) });
    }
    done();
  }

  override _final(done: (error?: Error) => void): void {
    this.#sendHead(0);
    send({ type: 'response-end', exchange: this.exchange });
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.writableFinished) send({ type: 'response-broken', exchange: this.exchange });
    done(error);
  }

  get #hasNoBody(): boolean {
    return this.req.method === 'HEAD' || bodiless(this.statusCode);
  }

  /** `length` is known when the whole body comes at once; otherwise the body is sent in chunks. */
  #sendHead(length: number | null): void {
    if (this.headersSent) return;
    if (this.sendDate && !this.hasHeader('date')) this.setHeader('Date', new Date().toUTCString());
    if (!this.hasHeader('connection')) this.setHeader('Connection', 'keep-alive');
    const framed = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    if (!framed && !bodiless(this.statusCode)) {
      if (length === null) this.setHeader('Transfer-Encoding', 'chunked');
      else if (this.req.method !== 'HEAD' || length > 0) this.setHeader('Content-Length', length);
    }
    this.headersSent = true;
    const headers = [...this.#headers.values()].flatMap(({ name, value }) =>
      [value].flat().map((line): [string, string] => [name, String(line)]),
    );
    const statusText = this.statusMessage || STATUS_CODES[this.statusCode] || 'unknown';
    send({
      type: 'response-head',
      exchange: this.exchange,
      head: { status: this.statusCode, statusText, headers },
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

/** Headers come as an object, or as a flat list of names and values. */
function toPairs(headers: HeadersInput | undefined): [string, HeaderValue][] {
  if (!headers) return [];
  if (!Array.isArray(headers)) return Object.entries(headers as Record<string, HeaderValue>);
  const pairs: [string, HeaderValue][] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) pairs.push([String(headers[i]), headers[i + 1]]);
  return pairs;
}

function coded<E extends Error>(error: E, code: string): E {
  return Object.assign(error, { code });
}
