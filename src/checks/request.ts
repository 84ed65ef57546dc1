import type { Sandbox } from '#sandbox/sandbox.ts';
import { patienceOf, within } from './deadline.ts';
import { CheckFailure } from './failure.ts';
import { createJar, type Jar, type KeptCookie } from './jar.ts';
import { toResponse, type CheckResponse } from './response.ts';
import type { Trail } from './trail.ts';
import { beginUpload, type Upload } from './upload.ts';

export interface RequestOptions {
  /** A `cookie` among them is sent in the place of those that were kept. */
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  data?: unknown;
  /** How long to wait for the answer, in real milliseconds. More than usual where many are sent at once. */
  waitMs?: number;
}

/**
 * An HTTP client beside the page: it asks the kitchen directly, and keeps the cookies it is given. Paths start with `/`:
 * `await request.post('/api/orders', { data: { dish: 7 } })`. A whole address asks whoever is there, such as another
 * instance at `http://localhost:4021/healthz`.
 */
export interface Request {
  get(path: string, options?: RequestOptions): Promise<CheckResponse>;
  post(path: string, options?: RequestOptions): Promise<CheckResponse>;
  put(path: string, options?: RequestOptions): Promise<CheckResponse>;
  patch(path: string, options?: RequestOptions): Promise<CheckResponse>;
  delete(path: string, options?: RequestOptions): Promise<CheckResponse>;
  /** Any method: `request.fetch('HEAD', '/api/menu')`. */
  fetch(method: string, path: string, options?: RequestOptions): Promise<CheckResponse>;
  /** Asks again and again until the response is as told, for as long as checks wait. Gives the last response. */
  getUntil(path: string, matches: (response: CheckResponse) => boolean): Promise<CheckResponse>;
  /** The same client in the hands of somebody else, with cookies of their own: `request.as('Joon').get('/api/orders')`. */
  as(person: string): Request;
  /**
   * The same client at another address, such as `203.0.113.7`, with cookies of its own. Its paths begin at the public name,
   * `https://thepass.test`, and all it sends passes the proxy in front of the kitchen, which tells the address.
   */
  from(address: string): Request;
  /** Sends a head and leaves the body to the check, piece by piece: `request.begin('POST', '/api/orders')`. */
  begin(method: string, path: string, options?: Pick<RequestOptions, 'headers'>): Upload;
  /** The cookies that it has been given and that have not run out. */
  cookies(): KeptCookie[];
}

const kitchen = 'http://localhost:3000';
/** Where the kitchen is for those who are not on its machine. */
const publicly = 'https://thepass.test';

/** Creates the client for one check. Requests that get no answer are failures. */
export function createRequest(sandbox: Sandbox, trail: Trail, signal: AbortSignal): Request {
  const clients = new Map<string, Request>();
  const now = () => sandbox.clock?.now() ?? Date.now();

  async function send(
    method: string,
    path: string,
    { headers, data, waitMs = patienceOf(sandbox) }: RequestOptions,
    { jar, from }: Sender,
  ): Promise<CheckResponse> {
    const line = `${method} ${path}`;
    const url = urlOf(path, from);
    const isText = typeof data === 'string';
    const body = data === undefined ? null : isText ? data : JSON.stringify(data);
    const cookie = jar.forRequest(url);
    const unanswered = (seen: string) =>
      new CheckFailure({ seen, expected: `The kitchen answers ${line}.` });

    const response = await within(
      waitMs,
      sandbox.request({
        method,
        url,
        headers: Object.entries({
          ...(body !== null && !isText && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
          ...headers,
        }),
        body: body === null ? null : new TextEncoder().encode(body),
        signal,
        ...(from !== undefined && { from }),
      }),
      () => unanswered('No answer came.'),
      signal,
    ).catch((error: unknown) => {
      throw error instanceof TypeError ? unanswered('Nobody is in the kitchen.') : error;
    });
    for (const [name, value] of response.headers)
      if (name.toLowerCase() === 'set-cookie') jar.keep(value, url);
    return toResponse(line, response);
  }

  function clientOf(by: string, from?: string): Request {
    const jar = createJar(now);
    const sender = { jar, from };
    const known = (key: string, create: () => Request) => {
      const client = clients.get(key) ?? create();
      clients.set(key, client);
      return client;
    };
    const fetch: Request['fetch'] = async (method, path, options = {}) => {
      trail.add(`Sent ${method} ${path}${by}.`);
      return send(method, path, options, sender);
    };
    return {
      get: (path, options) => fetch('GET', path, options),
      post: (path, options) => fetch('POST', path, options),
      put: (path, options) => fetch('PUT', path, options),
      patch: (path, options) => fetch('PATCH', path, options),
      delete: (path, options) => fetch('DELETE', path, options),
      fetch,
      getUntil: async (path, matches) => {
        trail.add(`Sent GET ${path}${by} until the answer was as wanted.`);
        const end = performance.now() + patienceOf(sandbox);
        for (;;) {
          const response = await send('GET', path, {}, sender);
          if (matches(response) || performance.now() > end) return response;
          // Whoever asks without a pause keeps the kitchen from doing anything else.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
      as: (person) => known(`as ${person}`, () => clientOf(` as ${person}`)),
      from: (address) => known(address, () => clientOf(` from ${address}`, address)),
      begin(method, path, { headers = {} } = {}) {
        trail.add(`Began to send ${method} ${path}${by}.`);
        const head = { method, url: urlOf(path, from), headers: Object.entries(headers) };
        return beginUpload(sandbox, { ...head, ...(from !== undefined && { from }) }, signal);
      },
      cookies: () => jar.all(),
    };
  }
  return clientOf('');
}

/** Who sends: with which cookies, and from where. */
interface Sender {
  jar: Jar;
  from: string | undefined;
}

function urlOf(path: string, from: string | undefined): string {
  return new URL(path, from === undefined ? kitchen : publicly).href;
}
