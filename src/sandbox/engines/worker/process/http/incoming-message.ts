import { Buffer } from 'buffer';
import { Readable } from 'readable-stream';
import type { RequestHead } from '../../protocol.ts';

/** Headers that Node keeps only the first of, when a message repeats them. */
const single = new Set(['content-length', 'content-type', 'host', 'user-agent', 'authorization']);

/** A request as a server receives it: a readable stream with the head's fields. */
export class IncomingMessage extends Readable {
  readonly httpVersion = '1.1';
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string | string[]> = {};
  readonly rawHeaders: string[] = [];
  readonly socket: { remoteAddress: string; localPort: number; encrypted: boolean };
  complete = false;

  constructor(head: RequestHead, body: Uint8Array | null, localPort: number) {
    super();
    this.method = head.method;
    this.url = head.target;
    this.socket = { remoteAddress: '127.0.0.1', localPort, encrypted: false };
    for (const [name, value] of head.headers) this.#addHeader(name, value);
    if (body?.byteLength) this.push(Buffer.from(body));
    this.push(null);
    this.complete = true;
  }

  override _read(): void {
    // The whole body was pushed already.
  }

  /** Node joins repeated headers: cookies with `; `, the rest with `, `; a few keep the first. */
  #addHeader(name: string, value: string): void {
    this.rawHeaders.push(name, value);
    const key = name.toLowerCase();
    const before = this.headers[key];
    if (before === undefined) this.headers[key] = value;
    else if (!single.has(key))
      this.headers[key] = `${before}${key === 'cookie' ? '; ' : ', '}${value}`;
  }
}
