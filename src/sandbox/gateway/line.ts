import type { Time } from '../time.ts';
import { give, takeParts, type AnswerPart, type Receiver } from './receiver.ts';

/** The line between the customer's device and the pass. Servers have better lines: they are not slowed down. */
export interface Line {
  readonly online: boolean;
  /** Milliseconds from a request to the beginning of its answer, on top of what the kitchen takes. */
  readonly latencyMs: number;
  /** Bytes of answers per second; `null` without limit. Each request has this for itself. */
  readonly bytesPerSecond: number | null;
}

/** A line that nothing is wrong with. */
export const goodLine: Line = { online: true, latencyMs: 0, bytesPerSecond: null };

/**
 * Hands an answer on as a line carries it: later, and piece by piece, in order. `line` is asked for each part, so that
 * an answer under way feels a change.
 */
export function overLine(line: () => Line, time: Time, receiver: Receiver): Receiver {
  const waiting: AnswerPart[] = [];
  let isBusy = false;
  let hasBegun = false;

  function durationOf(part: AnswerPart): number {
    const { latencyMs, bytesPerSecond } = line();
    const bytes = part.type === 'data' ? part.chunk.byteLength : 0;
    const latency = hasBegun ? 0 : latencyMs;
    hasBegun = true;
    return latency + (bytesPerSecond === null ? 0 : (bytes / bytesPerSecond) * 1000);
  }

  /** Carries the parts one after the other. Those that take no time go at once. */
  function carry(): void {
    for (let part = waiting[0]; part; part = waiting[0]) {
      const ms = durationOf(part);
      if (ms > 0) {
        isBusy = true;
        time.after(ms, arrive);
        return;
      }
      give(receiver, waiting.shift()!);
    }
  }

  function arrive(): void {
    isBusy = false;
    give(receiver, waiting.shift()!);
    carry();
  }

  return takeParts((part) => {
    waiting.push(part);
    if (!isBusy) carry();
  });
}
