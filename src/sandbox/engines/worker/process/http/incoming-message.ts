import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';
import type { HeaderList } from '../../../../sandbox.ts';
import { nextTick } from '../next-tick.ts';
import type { Connection } from './connection.ts';

/** Headers that Node keeps only the first of, when a message repeats them. */
const single = new Set(['content-length', 'content-type', 'host', 'user-agent', 'authorization']);

/** The head of a request or of a response. */
export interface IncomingHead {
  headers: HeaderList;
  method?: string;
  target?: string;
  status?: number;
  statusText?: string;
}

/** A request as a server receives it, or a response as a client does: a readable stream with the head's fields. */
export class IncomingMessage extends Readable {
  readonly httpVersion = '1.1';
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;
  method: string | null;
  url: string;
  statusCode: number | null;
  statusMessage: string | null;
  headers: Record<string, string | string[]> = {};
  rawHeaders: string[] = [];
  trailers: Record<string, string> = {};
  rawTrailers: string[] = [];
  /** Whether the whole message has arrived. */
  complete = false;
  /** Whether the other side left before the exchange was over. */
  aborted = false;

  constructor(
    head: IncomingHead,
    readonly socket: Connection,
  ) {
    super();
    this.method = head.method ?? null;
    this.url = head.target ?? '';
    this.statusCode = head.status ?? null;
    this.statusMessage = head.statusText ?? null;
    for (const [name, value] of head.headers) this.#addHeader(name, value);
  }

  get connection(): Connection {
    return this.socket;
  }

  get headersDistinct(): Record<string, string[]> {
    const distinct: Record<string, string[]> = {};
    for (let i = 0; i + 1 < this.rawHeaders.length; i += 2) {
      (distinct[this.rawHeaders[i]!.toLowerCase()] ??= []).push(this.rawHeaders[i + 1]!);
    }
    return distinct;
  }

  setTimeout(): this {
    return this;
  }

  /** A piece of the body arrived. */
  receive(chunk: Uint8Array): void {
    if (!this.destroyed) this.push(Buffer.from(chunk));
  }

  /** The body is whole. */
  finish(): void {
    this.complete = true;
    if (!this.destroyed) this.push(null);
  }

  /** The other side left. Emits `aborted`, then `error` if somebody listens, then `close`, as Node does. */
  abandon(reason?: Error | null): void {
    this.destroy(reason ?? Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  }

  override _read(): void {
    // The body is pushed as it arrives.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const heard = this.listenerCount('error') > 0;
    nextTick(() => done(heard ? error : null));
  }

  /** Node joins repeated headers: cookies with `; `, the rest with `, `; a few keep the first. */
  #addHeader(name: string, value: string): void {
    this.rawHeaders.push(name, value);
    const key = name.toLowerCase();
    const before = this.headers[key];
    if (key === 'set-cookie') this.headers[key] = [...[before ?? []].flat(), value];
    else if (before === undefined) this.headers[key] = value;
    else if (!single.has(key))
      this.headers[key] = `${before as string}${key === 'cookie' ? '; ' : ', '}${value}`;
  }
}
