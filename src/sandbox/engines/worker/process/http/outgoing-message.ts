import { Buffer } from 'buffer';
import { Writable } from 'readable-stream';
import type { HeaderList } from '../../../../sandbox.ts';
import { coded } from '../node-error.ts';

export type HeaderValue = string | number | readonly string[];

/** What requests and responses have in common on the side that sends them: headers, fixed when they are sent. */
export abstract class OutgoingMessage extends Writable {
  #headers = new Map<string, { name: string; value: HeaderValue }>();
  /** Its header lines, fixed. `null`: they can still be changed. */
  protected head: HeaderList | null = null;
  /** Length of a body that comes whole with `end`. */
  protected wholeLength: number | null = null;

  get headersSent(): boolean {
    return this.head !== null;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: HeaderValue): this {
    this.refuseWhenSent('set');
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
    this.refuseWhenSent('remove');
    this.#headers.delete(name.toLowerCase());
  }

  setTimeout(_delay?: number, _callback?: () => void): this {
    return this;
  }

  // A body that is written whole in `end` gets a Content-Length, as in Node.
  override end(...args: unknown[]): this {
    const [chunk, encoding] = args;
    if (!this.headersSent && !this.writableEnded) {
      if (typeof chunk === 'string') {
        const written = typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8';
        this.wholeLength = Buffer.byteLength(chunk, written);
      } else this.wholeLength = chunk instanceof Uint8Array ? chunk.byteLength : 0;
    }
    return (super.end as (...args: unknown[]) => this)(...args);
  }

  /** The program's own header lines. */
  protected lines(): HeaderList {
    return [...this.#headers.values()].flatMap(({ name, value }) =>
      [value].flat().map((line): [string, string] => [name, String(line)]),
    );
  }

  protected refuseWhenSent(verb: string): void {
    if (!this.headersSent) return;
    throw coded(
      new Error(`Cannot ${verb} headers after they are sent to the client`),
      'ERR_HTTP_HEADERS_SENT',
    );
  }
}

/** A header's name is a token (RFC 9110, 5.6.2); its value has no control characters but tabs (5.5). */
export function refuseInvalid(name: string, values: string[]): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    const message = `Header name must be a valid HTTP token ["${name}"]`;
    throw coded(new TypeError(message), 'ERR_INVALID_HTTP_TOKEN');
  }
  if (values.some((value) => /[^\t\x20-\x7e\x80-\xff]/.test(value))) {
    const message = `Invalid character in header content ["${name}"]`;
    throw coded(new TypeError(message), 'ERR_INVALID_CHAR');
  }
}
