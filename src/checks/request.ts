import type { Sandbox } from '#sandbox/sandbox.ts';
import { WAIT_MS, within } from './deadline.ts';
import { CheckFailure } from './failure.ts';
import type { Trail } from './trail.ts';

/** A response to a request of the check. Names as in Playwright's `APIResponse`. */
export interface CheckResponse {
  readonly status: number;
  /** Headers by lower-case name; values of the same name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body read as JSON. Throws a `CheckFailure` when it is not. */
  json(): unknown;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  data?: unknown;
}

/**
 * An HTTP client beside the page: it asks the kitchen directly. Paths start with `/`; a whole address asks whoever is
 * there, such as another instance at `http://localhost:4021/healthz`.
 */
export interface Request {
  get(path: string, options?: RequestOptions): Promise<CheckResponse>;
  post(path: string, options?: RequestOptions): Promise<CheckResponse>;
  fetch(method: string, path: string, options?: RequestOptions): Promise<CheckResponse>;
  /** Asks again and again until the response is as told, for as long as checks wait. Gives the last response. */
  getUntil(path: string, matches: (response: CheckResponse) => boolean): Promise<CheckResponse>;
}

const kitchen = 'http://localhost:3000';

/** Creates the client for one check. Requests that get no answer are failures. */
export function createRequest(sandbox: Sandbox, trail: Trail, signal: AbortSignal): Request {
  async function fetch(method: string, path: string, { headers, data }: RequestOptions = {}) {
    trail.add(`Sent ${method} ${path}.`);
    return send(method, path, { headers, data });
  }
  async function send(method: string, path: string, { headers, data }: RequestOptions) {
    const line = `${method} ${path}`;
    const isText = typeof data === 'string';
    const body = data === undefined ? null : isText ? data : JSON.stringify(data);
    const type = body === null || isText ? {} : { 'content-type': 'application/json' };
    const unanswered = (seen: string) =>
      new CheckFailure({ seen, expected: `The kitchen answers ${line}.` });

    const response = await within(
      WAIT_MS,
      sandbox.request({
        method,
        url: new URL(path, kitchen).href,
        headers: Object.entries({ ...type, ...headers }),
        body: body === null ? null : new TextEncoder().encode(body),
        signal,
      }),
      () => unanswered('No answer came.'),
      signal,
    ).catch((error: unknown) => {
      throw error instanceof TypeError ? unanswered('Nobody is in the kitchen.') : error;
    });
    return toResponse(line, response);
  }
  return {
    get: (path, options) => fetch('GET', path, options),
    post: (path, options) => fetch('POST', path, options),
    fetch,
    getUntil: async (path, matches) => {
      trail.add(`Sent GET ${path} until the answer was as wanted.`);
      const end = performance.now() + WAIT_MS;
      for (;;) {
        const response = await send('GET', path, {});
        if (matches(response) || performance.now() > end) return response;
        // Whoever asks without a pause keeps the kitchen from doing anything else.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

function toResponse(
  line: string,
  { status, headers, body }: Awaited<ReturnType<Sandbox['request']>>,
): CheckResponse {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    byName[key] = key in byName ? `${byName[key]}, ${value}` : value;
  }
  const text = new TextDecoder().decode(body);
  return {
    status,
    headers: byName,
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
