import type { Sandbox, SandboxRequest } from '#sandbox/sandbox.ts';
import { restOrFailure } from './clock.ts';
import { patienceOf, within } from './deadline.ts';
import { CheckFailure } from './failure.ts';
import { toResponse, type CheckResponse } from './response.ts';

/** A request whose body the check sends piece by piece. The kitchen may answer before it is whole. */
export interface Upload {
  /** Sends a piece, and waits until the kitchen has done with it what it can. Nothing is sent once it has answered. */
  send(piece: string): Promise<void>;
  /** Says that the body is whole. */
  end(): void;
  /** Bytes that were sent before the kitchen answered. */
  readonly bytes: number;
  /** Whether it has answered or hung up. */
  readonly isOver: boolean;
  /** The answer. A `CheckFailure` when it hung up without one, or does not answer while a check waits. */
  answered(): Promise<CheckResponse>;
}

/** Sends the head of a request. Lessons that look at when an answer comes need the `clock`. */
export function beginUpload(
  sandbox: Sandbox,
  head: Pick<SandboxRequest, 'method' | 'url' | 'headers' | 'from'>,
  signal: AbortSignal,
): Upload {
  const line = `${head.method} ${new URL(head.url).pathname}`;
  const { clock } = sandbox;
  let body!: ReadableStreamDefaultController<Uint8Array>;
  let bytes = 0;
  let isOver = false;
  let isWhole = false;
  const end = () => {
    if (!isWhole) body.close();
    isWhole = true;
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => void (body = own),
    cancel: () => void (isWhole = true),
  });
  const answer = sandbox.request({ ...head, body: stream, signal }).finally(() => {
    isOver = true;
    end();
  });
  answer.catch(() => {});
  const unanswered = (seen: string) =>
    new CheckFailure({ seen, expected: `The kitchen answers ${line}.` });

  return {
    async send(piece) {
      if (isOver || isWhole) return;
      const chunk = new TextEncoder().encode(piece);
      bytes += chunk.byteLength;
      body.enqueue(chunk);
      if (clock?.installed) await restOrFailure(clock.settled());
    },
    end,
    get bytes() {
      return bytes;
    },
    get isOver() {
      return isOver;
    },
    async answered() {
      const late = () => unanswered('No answer came.');
      const response = await within(patienceOf(sandbox), answer, late, signal).catch(
        (error: unknown) => {
          throw error instanceof TypeError ? unanswered('The kitchen hung up.') : error;
        },
      );
      return toResponse(line, response);
    },
  };
}
