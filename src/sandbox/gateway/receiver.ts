import type { FailureEvent } from '../wire/events.ts';
import type { HeaderList } from '../sandbox.ts';

/** Why no answer comes. */
export type FailureReason = FailureEvent['reason'];

/** Head of an answer. */
export interface AnswerHead {
  status: number;
  statusText: string;
  headers: HeaderList;
}

/** Receives an answer as it arrives. After `end` or `failed` nothing more comes. */
export interface Receiver {
  head(head: AnswerHead): void;
  data(chunk: Uint8Array): void;
  end(): void;
  failed(reason: FailureReason, message: string): void;
}

/** One part of an answer, to be kept and handed on later. */
export type AnswerPart =
  | { type: 'head'; head: AnswerHead }
  | { type: 'data'; chunk: Uint8Array }
  | { type: 'end' }
  | { type: 'failed'; reason: FailureReason; message: string };

/** Hands one part on. */
export function give(receiver: Receiver, part: AnswerPart): void {
  if (part.type === 'head') receiver.head(part.head);
  else if (part.type === 'data') receiver.data(part.chunk);
  else if (part.type === 'end') receiver.end();
  else receiver.failed(part.reason, part.message);
}

/** A receiver that turns everything into parts. */
export function takeParts(take: (part: AnswerPart) => void): Receiver {
  return {
    head: (head) => take({ type: 'head', head }),
    data: (chunk) => take({ type: 'data', chunk }),
    end: () => take({ type: 'end' }),
    failed: (reason, message) => take({ type: 'failed', reason, message }),
  };
}

/** Whether nothing follows this part. */
export function isLast({ type }: AnswerPart): boolean {
  return type === 'end' || type === 'failed';
}
