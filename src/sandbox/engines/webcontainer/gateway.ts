import type { WebContainer } from '@webcontainer/api';
import type { SandboxRequest, SandboxResponse } from '../../sandbox.ts';
import { throughProxy } from '../../proxy.ts';
import { withUsualHeaders } from '../../usual-headers.ts';
import type { WireEntry } from '../../wire/events.ts';
import { spawnInContainer } from './container-process.ts';
import { HOME, PAGE_PORT, type FromGateway, type ToGateway } from './container/protocol.ts';

/** The gateway in the container, from outside. */
export interface Gateway {
  /** What `process.version` is in the container. */
  readonly version: string;
  /** Where the page's port can be reached from the learner's browser. */
  readonly pageUrl: string;
  /** Resolves when it has ended, which it should not. */
  readonly ended: Promise<unknown>;
  /** Who gets its entries of the wire. */
  listener: (entry: WireEntry) => void;
  /** Says which folder is the page's, and which port answers for what is not in it. */
  servePage(root: string, backendPort: number): void;
  /** Sends a request to a port; if `isRefused`, as to one where nobody listens. */
  request(request: SandboxRequest, port: number, isRefused: boolean): Promise<SandboxResponse>;
}

/** Answers are parts; each has to fit into the terminal's stream, and none should hold the page up. */
const PIECE = 48 * 1024;

/** Starts the gateway. Resolves when it listens and the container says so. */
export async function startGateway(webcontainer: WebContainer): Promise<Gateway> {
  const calls = new Map<number, (message: FromGateway) => void>();
  const version = Promise.withResolvers<string>();
  const pageUrl = new Promise<string>((resolve) => {
    webcontainer.on('server-ready', (port, url) => void (port === PAGE_PORT && resolve(url)));
  });
  let nextCall = 1;
  let printed = '';

  const process = await spawnInContainer(
    webcontainer,
    [`${HOME}/gateway.mjs`],
    {},
    {
      onMessage(received) {
        const message = received as FromGateway;
        if (message.type === 'ready') version.resolve(message.version);
        else if (message.type === 'wire') gateway.listener(message.entry);
        else calls.get(message.call)?.(message);
      },
      onText: (text) => void (printed += text),
    },
  );
  const tell = (message: ToGateway) => process.tell(message);
  const died = process.exit.then((code) => {
    throw new Error(`The gateway ended with ${code}: ${printed}`);
  });
  died.catch(() => {});

  async function request(
    { method, url, headers = [], body = null, signal, client = 'check', from }: SandboxRequest,
    port: number,
    isRefused: boolean,
  ) {
    signal?.throwIfAborted();
    const call = nextCall++;
    const answer = Promise.withResolvers<SandboxResponse>();
    const pieces: Uint8Array[] = [];
    let head: Omit<SandboxResponse, 'body'>;
    calls.set(call, (message) => {
      if (message.type === 'answer-head') {
        const { status, statusText, headers: received } = message;
        head = { status, statusText, headers: received };
      } else if (message.type === 'answer-data') pieces.push(Uint8Array.fromBase64(message.data));
      else if (message.type === 'answer-failed')
        answer.reject(signal?.aborted ? signal.reason : new TypeError(message.message));
      else if (message.type === 'answer-end')
        void new Blob(pieces as BlobPart[])
          .bytes()
          .then((bytes) => answer.resolve({ ...head, body: bytes }));
    });
    signal?.addEventListener('abort', () => tell({ type: 'request-abort', call }), { once: true });
    const kind = body === null ? 'none' : body instanceof Uint8Array ? 'whole' : 'stream';
    tell({
      type: 'request',
      call,
      client,
      method,
      url,
      port,
      isRefused,
      headers: throughProxy(withUsualHeaders(method, new URL(url), headers, body), {
        client,
        url,
        from,
      }),
      body: kind,
    });
    if (body instanceof Uint8Array) tell({ type: 'request-data', call, data: body.toBase64() });
    else if (body) void sendStream(call, body);
    return Promise.race([answer.promise, died]).finally(() => calls.delete(call));
  }

  async function sendStream(call: number, body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (!calls.has(call)) return void (await reader.cancel());
        if (done) return tell({ type: 'request-end', call });
        for (let at = 0; at < value.byteLength; at += PIECE)
          tell({ type: 'request-data', call, data: value.subarray(at, at + PIECE).toBase64() });
      }
    } catch {
      tell({ type: 'request-abort', call });
    }
  }

  const gateway: Gateway = {
    version: await Promise.race([version.promise, died]),
    pageUrl: await Promise.race([pageUrl, died]),
    ended: process.exit,
    listener: () => {},
    servePage: (root, backendPort) => tell({ type: 'page', root, backendPort }),
    request,
  };
  return gateway;
}
