import { streamOf } from '#lib/byte-stream.ts';
import { countBody } from '../../clock/bodies.ts';

const NativeResponse = self.Response;

/**
 * Node's `Response`. The browser's own hides `Set-Cookie` from programs, since a page may not touch it; a server has to.
 * Its words are Node's too.
 */
export class Response extends NativeResponse {
  readonly #headers: Headers;

  constructor(body?: BodyInit | null, init: ResponseInit = {}) {
    const { status = 200 } = init;
    if (body != null && [101, 204, 205, 304].includes(status)) {
      throw new TypeError(`Response constructor: Invalid response status code ${status}`);
    }
    const text = toText(body);
    const bytes = toBytes(text ?? body);
    // At once, as Node gives them; the browser's own would take a turn of the event loop.
    super(bytes ? streamOf(bytes) : body, init);
    // The browser reads it beside its event loop, and the clock must not go on meanwhile.
    if (bytes) countBody(this, Promise.resolve());
    this.#headers = new Headers(init.headers);
    const type = typeOf(text ?? body) ?? super.headers.get('content-type');
    if (type !== null && !this.#headers.has('content-type')) {
      this.#headers.set('content-type', type);
    }
  }

  override get headers(): Headers {
    return this.#headers;
  }

  override clone(): Response {
    if (this.bodyUsed) throw new TypeError('Response.clone: Body has already been consumed.');
    const { status, statusText, url, headers } = this;
    const copy = new Response(super.clone().body, { status, statusText, headers });
    return Object.defineProperty(copy, 'url', { value: url });
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    refuseRead(this);
    return super.arrayBuffer();
  }
  override async blob(): Promise<Blob> {
    refuseRead(this);
    return super.blob();
  }
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    refuseRead(this);
    return super.bytes();
  }
  override async formData(): Promise<FormData> {
    refuseRead(this);
    refuseNoForm(this.#headers);
    return super.formData();
  }
  override async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }
  override async text(): Promise<string> {
    refuseRead(this);
    return super.text();
  }

  static override redirect(address: string | URL, status = 302): Response {
    if (![301, 302, 303, 307, 308].includes(status)) {
      throw new RangeError(`Invalid status code ${status}`);
    }
    return new Response(null, { status, headers: { location: new URL(address).href } });
  }

  static override json(value: unknown, init: ResponseInit = {}): Response {
    const body = JSON.stringify(value) as string | undefined;
    if (body === undefined) throw new TypeError('The data is not JSON serializable');
    const headers = new Headers(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(body, { ...init, headers });
  }
}

/** A body that is text, or becomes text as every object does that is no other kind of body: a `String`, an array. */
function toText(body: unknown): string | null {
  if (typeof body !== 'object' || body === null)
    return body == null ? null : String(body as string);
  const isBody =
    ArrayBuffer.isView(body) ||
    [ArrayBuffer, Blob, FormData, ReadableStream, URLSearchParams].some(
      (kind) => body instanceof kind,
    );
  return isBody ? null : String(body);
}

/** The bytes of a body that is whole already. */
function toBytes(body: BodyInit | null | undefined): Uint8Array<ArrayBuffer> | null {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof URLSearchParams) return new TextEncoder().encode(String(body));
  if (body instanceof ArrayBuffer) return new Uint8Array(body.slice(0));
  if (!ArrayBuffer.isView(body)) return null;
  const { buffer, byteOffset, byteLength } = body;
  return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}

function typeOf(body: BodyInit | null | undefined): string | null {
  if (typeof body === 'string') return 'text/plain;charset=UTF-8';
  if (body instanceof URLSearchParams) return 'application/x-www-form-urlencoded;charset=UTF-8';
  return null;
}

function refuseRead({ bodyUsed }: { bodyUsed: boolean }): void {
  if (bodyUsed) throw new TypeError('Body is unusable: Body has already been read');
}

function refuseNoForm(headers: Headers): void {
  const type = headers.get('content-type') ?? '';
  if (/^\s*(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return;
  throw new TypeError(
    'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
  );
}
