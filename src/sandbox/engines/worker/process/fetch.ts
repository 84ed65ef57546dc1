import type { HeaderList } from '../../../sandbox.ts';
import { whileWorking } from '../clock/activity.ts';
import { countBody } from '../clock/bodies.ts';
import { receive, send } from './host.ts';
import { hold, release } from './lifetime.ts';
import { Request, type RequestInput } from './web/request.ts';
import { Response } from './web/response.ts';

interface Call {
  url: string;
  resolve(response: Response): void;
  reject(error: unknown): void;
  body: ReadableStreamDefaultController<Uint8Array> | null;
  complete: PromiseWithResolvers<void>;
}

const calls = new Map<number, Call>();
const local = /^(localhost|127\.0\.0\.1|\[::1\])$/;
let nextCall = 1;

/** `fetch` from a server to another server in the sandbox. Nothing outside the sandbox answers. */
export async function fetch(input: RequestInfo | URL, init?: RequestInput): Promise<Response> {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (!local.test(url.hostname)) {
    throw failed(
      'ENOTFOUND',
      `${url.hostname} is outside the sandbox; only http://localhost answers here`,
    );
  }
  request.signal.throwIfAborted();
  const streamed = init?.body instanceof ReadableStream ? request.body : null;
  const whole = streamed ? null : new Uint8Array(await whileWorking(request.arrayBuffer()));
  const hasBody = streamed !== null || whole!.byteLength > 0 || Boolean(init?.body);
  const call = nextCall++;
  hold();
  const settled = Promise.withResolvers<Response>();
  calls.set(call, {
    url: url.href,
    resolve: settled.resolve,
    reject: settled.reject,
    body: null,
    complete: Promise.withResolvers(),
  });
  request.signal.addEventListener('abort', () => {
    send({ type: 'call-aborted', call });
    finish(call, request.signal.reason);
  });
  const headers: HeaderList = [['host', url.host], ...request.headers];
  if (streamed) headers.push(['transfer-encoding', 'chunked']);
  else if (hasBody) headers.push(['content-length', String(whole!.byteLength)]);
  const head = { method: request.method, target: url.pathname + url.search, headers };
  send({ type: 'call', call, url: url.href, head, hasBody });
  if (streamed) void sendStream(call, streamed);
  else if (hasBody) {
    send({ type: 'call-body-data', call, chunk: whole! });
    send({ type: 'call-body-end', call });
  }
  return settled.promise;
}

/** Sends a body as it comes, for as long as the call is open. */
async function sendStream(call: number, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (!calls.has(call)) return void (await reader.cancel());
      if (done) return send({ type: 'call-body-end', call });
      send({ type: 'call-body-data', call, chunk: value });
    }
  } catch (error) {
    send({ type: 'call-aborted', call });
    finish(call, error);
  }
}

receive('call-head', ({ call: id, head }) => {
  const call = calls.get(id);
  if (!call) return;
  const empty = [101, 204, 205, 304].includes(head.status);
  const stream = empty
    ? null
    : new ReadableStream<Uint8Array>({
        start: (controller) => void (call.body = controller),
        cancel: () => {
          send({ type: 'call-aborted', call: id });
          finish(id, null);
        },
      });
  const { status, statusText, headers } = head;
  const response = new Response(stream, { status, statusText, headers });
  Object.defineProperty(response, 'url', { value: call.url });
  countBody(response, call.complete.promise);
  call.resolve(response);
});

receive('call-data', ({ call, chunk }) => calls.get(call)?.body?.enqueue(chunk));
receive('call-end', ({ call }) => finish(call, null));
receive('call-failed', ({ call, code, message }) => finish(call, failed(code, message)));

function finish(id: number, error: unknown): void {
  const call = calls.get(id);
  if (!call) return;
  calls.delete(id);
  release();
  if (error) {
    call.reject(error);
    call.body?.error(error);
  } else {
    call.complete.resolve();
    call.body?.close();
  }
}

function failed(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}
