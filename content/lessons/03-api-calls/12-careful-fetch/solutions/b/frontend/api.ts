/** All ways in which a request can end. */
export type Result<Value> =
  | { is: 'good'; value: Value }
  /** The kitchen said no, and why. */
  | { is: 'refused'; title: string }
  /** No answer, or one of somebody who is not the kitchen. */
  | { is: 'unreachable' }
  | { is: 'late' }
  /** An answer of another shape. */
  | { is: 'strange' }
  /** The caller did not want to know any more. */
  | { is: 'given up' };

/** Sends a request to the kitchen. `parse` makes a value of the body, or throws. Never throws itself. */
export async function api<Value>(
  path: string,
  parse: (body: unknown) => Value,
  options: RequestInit = {},
): Promise<Result<Value>> {
  const request = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    request.abort();
  }, 8000);
  options.signal?.addEventListener('abort', () => request.abort());
  try {
    const response = await fetch(path, { ...options, signal: request.signal });
    const text = await response.text();
    return understand(response, text, parse);
  } catch {
    if (isLate) return { is: 'late' };
    return { is: request.signal.aborted ? 'given up' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

function understand<Value>(
  response: Response,
  text: string,
  parse: (body: unknown) => Value,
): Result<Value> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson && response.status !== 204) return { is: 'unreachable' };
  try {
    const body: unknown = isJson ? JSON.parse(text) : null;
    if (response.ok) return { is: 'good', value: parse(body) };
    const { title } = body as { title?: string };
    return { is: 'refused', title: title ?? `The kitchen said no (${response.status}).` };
  } catch {
    return { is: 'strange' };
  }
}
