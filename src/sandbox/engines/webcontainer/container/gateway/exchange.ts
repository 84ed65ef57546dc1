import { request as connect, type ClientRequest, type IncomingMessage } from 'node:http';
import type { HeaderList } from '../../../../sandbox.ts';
import { createBodyRecorder, toWireBody } from '../../../../wire/body.ts';
import type { Client, FailureEvent, WireBody, WireEntry } from '../../../../wire/events.ts';

/** A request to a server of the project. */
export interface Outgoing {
  client: Client;
  port: number;
  /** Nobody answers, whoever listens. */
  isRefused?: boolean;
  method: string;
  /** The whole address, for the wire. */
  url: string;
  headers: HeaderList;
  /** `whole`: its one piece is known before it is sent. `stream`: it shows on the wire when it has ended. */
  body: null | { whole: Uint8Array } | { stream: AsyncIterable<Uint8Array> };
}

/** Receives an answer as it arrives. After `end` or `failed` nothing more comes. */
export interface Receiver {
  head(head: { status: number; statusText: string; headers: HeaderList }): void;
  data(chunk: Uint8Array): void;
  end(): void;
  failed(reason: FailureEvent['reason'], message: string): void;
}

/** Sends requests and puts what becomes of them on the wire. */
export interface Exchanges {
  /** Returns the way to give up. */
  send(outgoing: Outgoing, receiver: Receiver): () => void;
  note(entry: WireEntry): void;
}

/** Numbers its exchanges from 1. */
export function createExchanges(note: (entry: WireEntry) => void): Exchanges {
  let nextExchange = 1;

  function send(outgoing: Outgoing, receiver: Receiver): () => void {
    const { client, port, isRefused, method, url, headers, body } = outgoing;
    const exchange = nextExchange++;
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    const whole = body && 'whole' in body ? body.whole : null;
    note({
      kind: 'request',
      exchange,
      client,
      method,
      url,
      headers,
      body: whole && toWireBody(whole),
    });

    let request: ClientRequest | null = null;
    let isOver = false;
    const fail = (reason: FailureEvent['reason'], message: string) => {
      if (isOver) return;
      isOver = true;
      request?.destroy();
      note({ kind: 'failure', exchange, reason, message, durationMs: elapsed() });
      receiver.failed(reason, message);
    };
    const giveUp = () => fail('aborted', 'The sender gave up.');
    const refuse = () => fail('refused', `Nobody listens on port ${port}.`);
    const hungUp = () => fail('reset', 'The server hung up before it had answered.');

    if (isRefused) {
      queueMicrotask(refuse);
      return giveUp;
    }
    const { pathname, search } = new URL(url);
    const sent = connect({
      host: 'localhost',
      port,
      method,
      path: pathname + search,
      // A connection of its own, which the server may keep: so nothing of one request shows in another.
      agent: false,
      setHost: false,
      headers: withConnection(headers).flat(),
    });
    request = sent;
    sent.on('response', (answer: IncomingMessage) => {
      const head = {
        status: answer.statusCode ?? 0,
        statusText: answer.statusMessage ?? '',
        headers: toHeaderList(answer.rawHeaders),
      };
      const recorder = createBodyRecorder();
      note({ kind: 'head', exchange, ...head, durationMs: elapsed() });
      receiver.head(head);
      answer.on('data', (chunk: Buffer) => {
        recorder.add(chunk);
        receiver.data(chunk);
      });
      answer.on('error', hungUp);
      answer.on('end', () => {
        if (isOver) return;
        isOver = true;
        note({ kind: 'response', exchange, ...head, body: recorder.body(), durationMs: elapsed() });
        receiver.end();
        sent.destroy();
      });
    });
    sent.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED') refuse();
      else hungUp();
    });
    if (body && 'stream' in body) {
      const ended = (recorded: WireBody) =>
        note({ kind: 'request-body', exchange, body: recorded });
      void sendStream(sent, body.stream, ended).catch(giveUp);
    } else sent.end(whole ?? undefined);
    return giveUp;
  }

  return { send, note };
}

async function sendStream(
  request: ClientRequest,
  body: AsyncIterable<Uint8Array>,
  ended: (body: WireBody) => void,
): Promise<void> {
  const recorder = createBodyRecorder();
  // The head goes at once: a server may answer before it has read anything.
  request.flushHeaders();
  try {
    for await (const chunk of body) {
      if (request.destroyed) return;
      recorder.add(chunk);
      request.write(chunk);
    }
    request.end();
  } finally {
    ended(recorder.body());
  }
}

function withConnection(headers: HeaderList): HeaderList {
  const isThere = headers.some(([name]) => name.toLowerCase() === 'connection');
  return isThere ? headers : [...headers, ['connection', 'keep-alive']];
}

/** Node's flat list as pairs. */
export function toHeaderList(raw: readonly string[]): HeaderList {
  const list: HeaderList = [];
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i]!, raw[i + 1]!]);
  return list;
}
