import type { Gateway, NetworkGateway } from '../../gateway/gateway.ts';
import type { Receiver } from '../../gateway/receiver.ts';
import type { HeaderList } from '../../sandbox.ts';
import { createBodyRecorder, toWireBody } from '../../wire/body.ts';
import type { Client, Served } from '../../wire/events.ts';
import type { WireLog } from '../../wire/log.ts';
import { createNames, namesMachine, portAtHome, portOn, type Names } from '../../names.ts';
import type { Machine } from '../../names.ts';
import { throughProxy } from '../../proxy.ts';
import { withUsualHeaders } from '../../usual-headers.ts';
import type { RequestHead, ResponseHead } from './protocol.ts';

/** A process as the network sees it: something requests can be handed to. */
export interface Host {
  /** The machine it runs on, the first one unless it says so. */
  readonly machine?: Machine;
  deliver(exchange: number, port: number, head: RequestHead, hasBody: boolean): void;
  /** A piece of the body; `end` follows the last one. */
  data(exchange: number, chunk: Uint8Array): void;
  end(exchange: number): void;
  abort(exchange: number): void;
}

export interface NetworkRequest {
  client: Client;
  url: string;
  head: RequestHead;
  body: Uint8Array | ReadableStream<Uint8Array> | null;
  /** As in `RequestEvent`. */
  parent?: number | null;
  /** As in `SandboxRequest`. */
  from?: string | undefined;
}

/** The sandbox's own internet: names, ports, who listens on them, and the exchanges under way. */
export interface Network {
  readonly names: Names;
  /**
   * Gives the host a port (any free one for 0), or `null` when the port is taken. With `isLoopback` it is reached as
   * `localhost` only, not under a name of the outside world.
   */
  listen(port: number, host: Host, isLoopback?: boolean): number | null;
  /** Closes one of the host's ports. `false` when it is not the host's. */
  close(port: number, host: Host): boolean;
  /**
   * Puts a balancer before a port of the first machine: it sends each request that names no machine to the address that
   * `choose` gives, and answers 503 itself when that is `null`. Requests of servers do not pass it. Returns how to take it away.
   */
  balance(port: number, choose: () => string | null): () => void;
  /** Closes all of a host's ports and breaks its exchanges. */
  disconnect(host: Host): void;
  /** The gateway that all requests pass. */
  readonly gateway: Gateway;
  /** Sends a request to whoever listens on `port`. Returns the way to give up. */
  send(port: number, request: NetworkRequest, receiver: Receiver): () => void;
  /** A host answers an exchange. Ignored unless the exchange is the host's. */
  respond(host: Host, exchange: number, part: ResponsePart): void;
}

export type ResponsePart =
  | { type: 'head'; head: ResponseHead }
  | { type: 'data'; chunk: Uint8Array }
  | { type: 'end' }
  | { type: 'broken' };

interface OpenExchange {
  host: Host;
  onPart(part: ResponsePart): void;
}

/** Creates a network without hosts that writes every exchange to the wire. All of them pass the gateway. */
export function createNetwork(wire: WireLog, gateway: NetworkGateway): Network {
  const ports = new Map<number, { host: Host; isLoopback: boolean }>();
  const names = createNames();
  const balancers = new Map<number, () => string | null>();
  const open = new Map<number, OpenExchange>();
  let nextExchange = 1;

  function send(port: number, request: NetworkRequest, sender: Receiver): () => void {
    const exchange = nextExchange++;
    const { client, url, body, parent = null } = request;
    const { method } = request.head;
    const headers = throughProxy(request.head.headers, request);
    const proxied = { ...request, head: { ...request.head, headers } };
    const whole = body instanceof Uint8Array ? body : null;
    const stay = createStay();
    wire.append({
      kind: 'request',
      exchange,
      client,
      method,
      url,
      headers,
      body: whole && toWireBody(whole),
      ...(parent !== null && { parent }),
    });
    return gateway.pass(
      { exchange, client, method, url, headers, body: whole },
      recorded(wire, exchange, sender, stay),
      (receiver) => deliver(exchange, port, proxied, receiver, stay),
    );
  }

  /** Hands a request to whoever listens. Returns the way to hang up, after which nothing more comes. */
  function deliver(
    exchange: number,
    asked: number,
    { client, url, head, body }: NetworkRequest,
    receiver: Receiver,
    stay: Stay,
  ): () => void {
    const isOutside = client !== 'server' && !namesMachine(new URL(url));
    const balancer = isOutside ? balancers.get(asked) : undefined;
    const chosen = balancer?.();
    if (chosen === null) {
      queueMicrotask(() => giveNobody(receiver));
      return () => {};
    }
    const address = new URL(chosen ?? url);
    const port = chosen === undefined ? asked : (names.portOf(address) ?? asked);
    const listener = ports.get(port);
    if (!listener || (listener.isLoopback && !names.isLocal(address))) {
      const message = `Nobody listens on port ${portAtHome(port)}.`;
      queueMicrotask(() => receiver.failed('refused', message));
      return () => {};
    }
    const { host } = listener;
    let hasHead = false;
    open.set(exchange, {
      host,
      onPart(part) {
        if (part.type === 'broken' || part.type === 'end') stay.end();
        if (part.type === 'broken') {
          open.delete(exchange);
          receiver.failed('reset', 'The server hung up before it had answered.');
        } else if (part.type === 'head') {
          hasHead = true;
          receiver.head(part.head);
        } else if (part.type === 'data') receiver.data(part.chunk);
        else if (hasHead) {
          open.delete(exchange);
          receiver.end();
        }
      },
    });
    const hangUp = () => {
      if (open.delete(exchange)) host.abort(exchange);
    };
    stay.begin();
    host.deliver(exchange, portAtHome(port), head, body !== null);
    if (body instanceof Uint8Array) {
      host.data(exchange, body);
      host.end(exchange);
    } else if (body) {
      void sendStream(exchange, host, body).catch(() => {
        hangUp();
        receiver.failed('aborted', 'The sender gave up.');
      });
    }
    return hangUp;
  }

  /** Hands a body over as it comes, for as long as somebody waits for the answer. */
  async function sendStream(exchange: number, host: Host, body: ReadableStream<Uint8Array>) {
    const recorder = createBodyRecorder();
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (!open.has(exchange)) return void (await reader.cancel());
        if (done) return host.end(exchange);
        recorder.add(value);
        host.data(exchange, value);
      }
    } finally {
      wire.append({ kind: 'request-body', exchange, body: recorder.body() });
    }
  }

  return {
    names,
    gateway,
    send,
    listen(wanted, host, isLoopback = false) {
      const { machine = 0 } = host;
      let port = portOn(machine, wanted);
      if (wanted === 0) for (port = portOn(machine, 40_000); ports.has(port);) port++;
      if (ports.has(port)) return null;
      ports.set(port, { host, isLoopback });
      return portAtHome(port);
    },
    close(closed, host) {
      const port = portOn(host.machine ?? 0, closed);
      return ports.get(port)?.host === host && ports.delete(port);
    },
    balance(port, choose) {
      balancers.set(port, choose);
      return () => {
        if (balancers.get(port) === choose) balancers.delete(port);
      };
    },
    disconnect(host) {
      for (const [port, owner] of ports) if (owner.host === host) ports.delete(port);
      for (const exchange of [...open.values()]) {
        if (exchange.host === host) exchange.onPart({ type: 'broken' });
      }
    },
    respond(host, exchange, part) {
      const found = open.get(exchange);
      if (found?.host === host) found.onPart(part);
    },
  };
}

/** What a balancer answers when it has nobody to send a request to. */
function giveNobody(receiver: Receiver): void {
  const body = new TextEncoder().encode('Nobody is ready.');
  const headers: HeaderList = [
    ['content-type', 'text/plain'],
    ['content-length', String(body.byteLength)],
  ];
  receiver.head({ status: 503, statusText: 'Service Unavailable', headers });
  receiver.data(body);
  receiver.end();
}

/** A request's time at the server, measured from when it left its sender. */
interface Stay {
  begin(): void;
  end(): void;
  /** Milliseconds since the request left. */
  since(): number;
  readonly served: Served | null;
}

function createStay(): Stay {
  const started = performance.now();
  const since = () => performance.now() - started;
  let from: number | null = null;
  let to: number | null = null;
  return {
    begin: () => void (from = since()),
    end: () => void (to ??= since()),
    since,
    get served() {
      return from === null ? null : { from, to: to ?? since() };
    },
  };
}

/** A receiver that writes to the wire what its sender gets, and when. */
function recorded(wire: WireLog, exchange: number, sender: Receiver, stay: Stay): Receiver {
  const recorder = createBodyRecorder();
  let answer: ResponseHead;
  const { since } = stay;
  return {
    head(head) {
      answer = head;
      wire.append({ kind: 'head', exchange, ...head, durationMs: since() });
      sender.head(head);
    },
    data(chunk) {
      recorder.add(chunk);
      sender.data(chunk);
    },
    end() {
      const body = recorder.body();
      const { served } = stay;
      wire.append({ kind: 'response', exchange, ...answer, body, durationMs: since(), served });
      sender.end();
    },
    failed(reason, message) {
      wire.append({ kind: 'failure', exchange, reason, message, durationMs: since() });
      sender.failed(reason, message);
    },
  };
}

/** The head of a request as every client sends it. */
export function toRequestHead(
  method: string,
  url: URL,
  headers: HeaderList,
  body: NetworkRequest['body'],
): RequestHead {
  const usual = withUsualHeaders(method, url, headers, body);
  return { method, target: url.pathname + url.search, headers: usual };
}
