import { Response } from './response.ts';

const NativeRequest = self.Request;

/** What a request is made with. `duplex` must be said when the body is a stream. */
export type RequestInput = RequestInit & { duplex?: 'half' };

/**
 * Node's `Request`. The browser's own drops headers that a page may not set, such as `Cookie` and `Host`, and in Firefox
 * it takes no streams. So the headers are kept here, and the body is kept by a response.
 */
export class Request extends NativeRequest {
  readonly #headers: Headers;
  readonly #holder: Response;
  /** Another request has taken the body. */
  #taken = false;

  constructor(input: RequestInfo | URL, init: RequestInput = {}) {
    const from = input instanceof Request ? input : null;
    const { body, headers, duplex } = init;
    refuseAddress(input);
    super(from ? from.url : input, { ...(from && headOf(from)), ...membersOf(init) });
    if (body != null) refuseBody(this.method, body, duplex);
    this.#headers = new Headers(headers ?? from?.headers);
    this.#holder = new Response(body ?? (from ? from.#take() : null), { headers: this.#headers });
    const type = this.#holder.headers.get('content-type');
    if (type !== null) this.#headers.set('content-type', type);
  }

  override get headers(): Headers {
    return this.#headers;
  }
  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#holder.body;
  }
  override get bodyUsed(): boolean {
    return this.#taken || this.#holder.bodyUsed;
  }
  get duplex(): 'half' {
    return 'half';
  }

  override clone(): Request {
    if (this.bodyUsed) throw new TypeError('unusable');
    const { body } = this.#holder.clone();
    return new Request(this.url, { ...headOf(this), headers: this.headers, body, duplex: 'half' });
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read().arrayBuffer();
  }
  override async blob(): Promise<Blob> {
    return this.#read().blob();
  }
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read().bytes();
  }
  override async formData(): Promise<FormData> {
    return this.#read().formData();
  }
  override async json(): Promise<unknown> {
    return this.#read().json();
  }
  override async text(): Promise<string> {
    return this.#read().text();
  }

  #read(): Response {
    if (this.#taken) throw new TypeError('Body is unusable: Body has already been read');
    return this.#holder;
  }

  #take(): BodyInit | null {
    if (this.bodyUsed) {
      const reason = 'Cannot construct a Request with a Request object that has already been used.';
      throw new TypeError(reason);
    }
    const { body } = this;
    this.#taken = body !== null;
    return body;
  }
}

const members = [
  'method',
  'signal',
  'redirect',
  'mode',
  'credentials',
  'cache',
  'integrity',
] as const;

/** What is said beside headers and body. Another request may say it, whose members are not its own properties. */
function membersOf(init: RequestInput): RequestInit {
  return Object.fromEntries(
    members.map((name) => [name, init[name]]).filter(([, value]) => value !== undefined),
  ) as RequestInit;
}

function headOf({ method, signal, redirect }: Request): RequestInit {
  return { method, signal, redirect };
}

function refuseAddress(input: RequestInfo | URL): void {
  if (typeof input === 'string' && !URL.canParse(input)) {
    throw new TypeError(`Failed to parse URL from ${input}`);
  }
}

function refuseBody(method: string, body: BodyInit, duplex: string | undefined): void {
  if (method === 'GET' || method === 'HEAD') {
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  }
  if (body instanceof ReadableStream && duplex === undefined) {
    throw new TypeError('RequestInit: duplex option is required when sending a body.');
  }
}
