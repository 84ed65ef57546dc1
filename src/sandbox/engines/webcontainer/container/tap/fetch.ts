import { createBodyRecorder, toWireBody } from '../../../../wire/body.ts';
import type { FailureEvent, WireEntry } from '../../../../wire/events.ts';
import type { HeaderList } from '../../../../sandbox.ts';
import type { FromProcess } from '../protocol.ts';

const local = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const bodiless = [101, 204, 205, 304];

/** Puts a server's own `fetch` on the wire. Nothing outside the sandbox answers, as in the other engine. */
export function tapFetch(send: (message: FromProcess) => void): void {
  const fetch = globalThis.fetch;
  const tell = (entry: WireEntry) => send({ type: 'wire', entry });
  let nextExchange = 1;

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!local.test(url.hostname)) throw outside(url);
    request.signal.throwIfAborted();

    const exchange = nextExchange++;
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    const streamed = init?.body instanceof ReadableStream ? request.body : null;
    const whole = streamed ? null : new Uint8Array(await request.clone().arrayBuffer());
    const hasBody = streamed !== null || whole!.byteLength > 0 || Boolean(init?.body);
    const headers: HeaderList = [['host', url.host], ...request.headers];
    if (streamed) headers.push(['transfer-encoding', 'chunked']);
    else if (hasBody) headers.push(['content-length', String(whole!.byteLength)]);
    tell({
      kind: 'request',
      exchange,
      client: 'server',
      method: request.method,
      url: url.href,
      headers,
      body: hasBody && whole ? toWireBody(whole) : null,
    });

    let isOver = false;
    const fail = (error: unknown) => {
      if (isOver) return;
      isOver = true;
      const [reason, message] = toFailure(error, request.signal, url);
      tell({ kind: 'failure', exchange, reason, message, durationMs: elapsed() });
    };
    const recordRequest = (body: ReadableStream<Uint8Array>) =>
      record(body, (recorded) => tell({ kind: 'request-body', exchange, body: recorded }), fail);

    const sent = streamed
      ? new Request(request, { body: recordRequest(streamed), duplex: 'half' } as RequestInit)
      : request;
    const response = await fetch(sent).catch((error: unknown) => {
      fail(error);
      throw error;
    });
    const { status, statusText } = response;
    const head = { status, statusText, headers: [...response.headers] };
    tell({ kind: 'head', exchange, ...head, durationMs: elapsed() });
    const finish = (body: ReturnType<typeof toWireBody>) => {
      if (isOver) return;
      isOver = true;
      tell({ kind: 'response', exchange, ...head, body, durationMs: elapsed() });
    };
    if (!response.body || bodiless.includes(status)) {
      finish(toWireBody(new Uint8Array()));
      return response;
    }
    const observed = new Response(record(response.body, finish, fail), {
      status,
      statusText,
      headers: response.headers,
    });
    for (const key of ['url', 'redirected', 'type'] as const)
      Object.defineProperty(observed, key, { value: response[key] });
    return observed;
  };
}

/** Passes a body on as it is read, and reports it when it has ended, or what broke it off. */
function record(
  body: ReadableStream<Uint8Array>,
  onEnd: (body: ReturnType<typeof toWireBody>) => void,
  onBroken: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const recorder = createBodyRecorder();
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          onEnd(recorder.body());
          return controller.close();
        }
        recorder.add(value);
        controller.enqueue(value);
      } catch (error) {
        onBroken(error);
        controller.error(error);
      }
    },
    cancel(reason) {
      onBroken(new DOMException('The reader left.', 'AbortError'));
      return reader.cancel(reason);
    },
  });
}

function toFailure(
  error: unknown,
  signal: AbortSignal,
  url: URL,
): [reason: FailureEvent['reason'], message: string] {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (signal.aborted || name === 'AbortError') return ['aborted', 'The sender gave up.'];
  if (cause?.code === 'ECONNREFUSED')
    return ['refused', `Nobody listens on port ${url.port || 80}.`];
  return ['reset', 'The server hung up before it had answered.'];
}

function outside({ hostname }: URL): TypeError {
  const message = `${hostname} is outside the sandbox; only http://localhost answers here`;
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(message), { code: 'ENOTFOUND' }),
  });
}
