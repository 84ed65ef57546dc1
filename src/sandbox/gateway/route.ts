import type { HeaderList } from '../sandbox.ts';
import type { Client, GatewayEvent } from '../wire/events.ts';
import {
  give,
  isLast,
  takeParts,
  type AnswerHead,
  type AnswerPart,
  type FailureReason,
} from './receiver.ts';
import type { Receiver } from './receiver.ts';

/** A request at the gateway. */
export interface PassingRequest {
  /** Its number on the wire. */
  readonly exchange: number;
  readonly client: Client;
  readonly method: string;
  /** Full address. */
  readonly url: string;
  readonly headers: HeaderList;
  /** `null` without a body, and when the body is a stream. */
  readonly body: Uint8Array | null;
}

/** An answer as a rule writes it. What is left out is taken from the kitchen's, if that was fetched. */
export interface Answer {
  /** 200 when nothing else says so. */
  status?: number;
  statusText?: string;
  headers?: HeaderList;
  body?: Uint8Array;
}

/**
 * One request in the hands of a rule, as Playwright's `Route`. One of `continue`, `fulfill` and `abort` decides what
 * becomes of it; while none has, sender and kitchen wait. Once it is decided, or the sender gave up, they do nothing.
 */
export interface Route {
  readonly request: PassingRequest;
  /** Whether the sender has its answer or has failed. */
  readonly isOver: boolean;
  /** Lets the request go to the kitchen, or, when it is there already, the answer to the sender. */
  continue(): void;
  /**
   * Lets the kitchen do its work and keeps the answer here. Resolves once the answer has begun to come, with its head;
   * `null` when the kitchen failed or the sender gave up. `continue` passes the answer on, failures too.
   */
  fetch(): Promise<AnswerHead | null>;
  /** Answers the sender. Without `fetch` the kitchen never sees the request. */
  fulfill(answer: Answer): void;
  /** Lets the sender fail. Without `fetch` the kitchen never sees the request; with it, it does not notice. */
  abort(reason: Exclude<FailureReason, 'aborted'>): void;
  /** Resolves after that many milliseconds of the sandbox's time. */
  wait(ms: number): Promise<void>;
}

/** What a route needs from the gateway. */
export interface RouteEnds {
  /** Where the answer goes. Takes nothing more once it ended. */
  sender: Receiver;
  /** Hands the request to the kitchen. Returns the way to hang up. */
  deliver(receiver: Receiver): () => void;
  wait(ms: number): Promise<void>;
  /** Writes to the wire what became of the request here. */
  note(note: Pick<GatewayEvent, 'change' | 'part' | 'status'>): void;
}

/** A route, and what its gateway does with it. */
export interface OpenRoute {
  readonly route: Route;
  /** Says on the wire that it is held, if nothing was decided at once. */
  settle(): void;
  /** The sender has its answer, or has failed. */
  close(): void;
  /** Lets the kitchen know that nobody waits for its answer. */
  hangUp(): void;
}

const messages: Record<FailureReason, string> = {
  refused: 'Nobody took the call.',
  reset: 'The line broke before the answer had come.',
  offline: 'The device is offline.',
  aborted: 'The sender gave up.',
};

/** Creates the route of one request. */
export function createRoute(request: PassingRequest, ends: RouteEnds): OpenRoute {
  const { sender, deliver, note } = ends;
  const fetched = Promise.withResolvers<AnswerHead | null>();
  /** What the kitchen sent while nobody had decided. */
  let kept: AnswerPart[] = [];
  let head: AnswerHead | null = null;
  let hangUp: (() => void) | null = null;
  /** Where parts from the kitchen go. */
  let take: (part: AnswerPart) => void = keep;
  let isDecided = false;
  let isHeld = false;
  let isOver = false;

  function keep(part: AnswerPart): void {
    kept.push(part);
    if (part.type === 'head') {
      head = part.head;
      fetched.resolve(head);
      queueMicrotask(hold);
    } else if (isLast(part)) fetched.resolve(null);
  }

  /** Notes that the request, or by now its answer, waits here. */
  function hold(): void {
    if (isDecided || isOver) return;
    isHeld = true;
    tell('held');
  }

  function tell(change: GatewayEvent['change']): void {
    note({ change, part: hangUp ? 'response' : 'request', status: head?.status ?? null });
  }

  function ask(): void {
    hangUp = deliver(takeParts((part) => take(part)));
  }

  /** Runs the one decision. */
  function decide(decision: () => void): void {
    if (isDecided || isOver) return;
    isDecided = true;
    decision();
  }

  function pass(part: AnswerPart): void {
    give(sender, part);
  }

  const route: Route = {
    request,
    get isOver() {
      return isOver;
    },
    continue: () =>
      decide(() => {
        if (isHeld) tell('released');
        take = pass;
        if (!hangUp) return ask();
        for (const part of kept) pass(part);
      }),
    fetch() {
      if (!hangUp && !isDecided && !isOver) ask();
      return fetched.promise;
    },
    fulfill: (answer) =>
      decide(() => {
        tell('replaced');
        const {
          status = head?.status ?? 200,
          statusText = '',
          headers = head?.headers ?? [],
        } = answer;
        const { body } = answer;
        const fits = body || !head ? withLength(headers, body?.byteLength ?? 0) : headers;
        sender.head({ status, statusText, headers: fits });
        if (!head || body) {
          take = () => {};
          if (body) sender.data(body);
          return sender.end();
        }
        take = (part) => part.type !== 'head' && pass(part);
        for (const part of kept) take(part);
      }),
    abort: (reason) =>
      decide(() => {
        tell('dropped');
        take = () => {};
        sender.failed(reason, messages[reason]);
      }),
    wait: ends.wait,
  };

  return {
    route,
    settle: () => {
      if (!hangUp) hold();
    },
    close() {
      isOver = true;
      fetched.resolve(null);
    },
    hangUp: () => hangUp?.(),
  };
}

function withLength(headers: HeaderList, bytes: number): HeaderList {
  const others = headers.filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name));
  return [...others, ['content-length', String(bytes)]];
}
