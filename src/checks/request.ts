import type { Sandbox, SandboxResponse } from '#sandbox/sandbox.ts';
import { WAIT_MS, within } from './deadline.ts';
import { CheckFailure } from './failure.ts';
import { byName } from './headers.ts';
import { createJar, type Jar, type KeptCookie } from './jar.ts';
import type { Trail } from './trail.ts';

/** A response to a request of the check. Names as in Playwright's `APIResponse`. */
export interface CheckResponse {
  readonly status: number;
  /** Headers by lower-case name; values of the same name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers as they came. `set-cookie` has a line for each cookie. */
  readonly headersArray: readonly { name: string; value: string }[];
  readonly text: string;
  /** The body read as JSON. Throws a `CheckFailure` when it is not. */
  json(): unknown;
}

export interface RequestOptions {
  /** A `cookie` among them is sent in the place of those that were kept. */
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  data?: unknown;
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
  /** The cookies that it has been given and that have not run out. */
  cookies(): KeptCookie[];
}

const kitchen = 'http://localhost:3000';

/** Creates the client for one check. Requests that get no answer are failures. */
export function createRequest(sandbox: Sandbox, trail: Trail, signal: AbortSignal): Request {
  const people = new Map<string, Request>();
  const now = () => sandbox.clock?.now() ?? Date.now();

  async function send(
    method: string,
    path: string,
    { headers, data }: RequestOptions,
    jar: Jar,
  ): Promise<CheckResponse> {
    const line = `${method} ${path}`;
    const url = new URL(path, kitchen).href;
    const isText = typeof data === 'string';
    const body = data === undefined ? null : isText ? data : JSON.stringify(data);
    const cookie = jar.forRequest(url);
    const unanswered = (seen: string) =>
      new CheckFailure({ seen, expected: `The kitchen answers ${line}.` });

    const response = await within(
      WAIT_MS,
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

  function clientOf(who: string): Request {
    const jar = createJar(now);
    const by = who && ` as ${who}`;
    const fetch: Request['fetch'] = async (method, path, options = {}) => {
      trail.add(`Sent ${method} ${path}${by}.`);
      return send(method, path, options, jar);
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
        const end = performance.now() + WAIT_MS;
        for (;;) {
          const response = await send('GET', path, {}, jar);
          if (matches(response) || performance.now() > end) return response;
          // Whoever asks without a pause keeps the kitchen from doing anything else.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
      as(person) {
        const client = people.get(person) ?? clientOf(person);
        people.set(person, client);
        return client;
      },
      cookies: () => jar.all(),
    };
  }
  return clientOf('');
}

function toResponse(line: string, { status, headers, body }: SandboxResponse): CheckResponse {
  const text = new TextDecoder().decode(body);
  return {
    status,
    headers: byName(headers),
    headersArray: headers.map(([name, value]) => ({ name, value })),
    text,
    json() {
      try {
        return JSON.parse(text) as unknown;
      } catch (cause) {
        const seen = `The answer to ${line} is “${text.slice(0, 120)}”.`;
        throw new CheckFailure({ seen, expected: 'The answer is JSON.' }, { cause });
      }
    },
  };
}
