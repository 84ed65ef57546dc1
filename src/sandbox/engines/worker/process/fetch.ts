import type { HeaderList } from '../../../sandbox.ts';
import { whileWorking } from '../clock/activity.ts';
import { countBody } from '../clock/bodies.ts';
import type { ResponseHead } from '../protocol.ts';
import { startCall, type Call } from './calls.ts';
import { Request, type RequestInput } from './web/request.ts';
import { Response } from './web/response.ts';

const local = /^(localhost|127\.0\.0\.1|\[::1\])$/;

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
  const headers: HeaderList = [['host', url.host], ...request.headers];
  if (streamed) headers.push(['transfer-encoding', 'chunked']);
  else if (hasBody) headers.push(['content-length', String(whole!.byteLength)]);
  const head = { method: request.method, target: url.pathname + url.search, headers };

  const answer = Promise.withResolvers<Response>();
  const complete = Promise.withResolvers<void>();
  let body: ReadableStreamDefaultController<Uint8Array> | null = null;
  const fail = (error: unknown) => {
    answer.reject(error);
    body?.error(error);
  };
  const call = startCall(url.href, head, hasBody, {
    head(received) {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => void (body = controller),
        cancel: () => call.abort(),
      });
      const response = toResponse(received, stream, url.href);
      countBody(response, complete.promise);
      answer.resolve(response);
    },
    data: (chunk) => body?.enqueue(chunk),
    end() {
      complete.resolve();
      body?.close();
    },
    failed: (code, message) => fail(failed(code, message)),
  });
  request.signal.addEventListener('abort', () => {
    if (!call.isOpen) return;
    call.abort();
    fail(request.signal.reason);
  });
  if (streamed) void sendStream(call, streamed, fail);
  else if (hasBody) {
    call.write(whole!);
    call.endBody();
  }
  return answer.promise;
}

function toResponse(head: ResponseHead, stream: ReadableStream<Uint8Array>, url: string): Response {
  const { status, statusText, headers } = head;
  const empty = [101, 204, 205, 304].includes(status);
  const response = new Response(empty ? null : stream, { status, statusText, headers });
  return Object.defineProperty(response, 'url', { value: url });
}

/** Sends a body as it comes, for as long as the call is open. */
async function sendStream(
  call: Call,
  body: ReadableStream<Uint8Array>,
  fail: (error: unknown) => void,
): Promise<void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (!call.isOpen) return void (await reader.cancel());
      if (done) return call.endBody();
      call.write(value);
    }
  } catch (error) {
    call.abort();
    fail(error);
  }
}

function failed(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}
